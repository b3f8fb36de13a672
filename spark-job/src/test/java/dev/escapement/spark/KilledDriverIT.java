package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers that are killed or told to stop, and the same command again. */
class KilledDriverIT {
    private static final List<String> FLUSHING = List.of(
            "-Dspark.escapement.flush.rows=4", "-Dspark.escapement.task.millis=5", "-Dspark.escapement.task.lanes=1");
    private static final String SWEEP = """
            algorithms = [online]
            links = [he3]
            dimensions = [64]
            gamma { policy = law, coefficient = 1e-4, exponent = 1 }
            max-steps = 1e5
            seeds = 64
            trajectories = 8
            """;

    /** A moment of a driver's life. */
    private interface Moment {
        ChildJvm.Condition afterStart() throws IOException;
    }

    @TempDir
    Path directory;

    private Path config;
    private Path output;
    private Path runs;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, SWEEP);
        output = directory.resolve("out");
        runs = output.resolve("runs");
    }

    @Test
    void killedAtTenMomentsItGoesOnAndNothingIsComputedTwice() throws Exception {
        Path whole = directory.resolve("whole");
        try (Driver undisturbed = start("run", config, "output=" + whole, "--quiet")) {
            assertThat(undisturbed.end()).as(undisturbed.err()).isZero();
        }
        Random random = new Random(5);
        Map<String, Instant> flushed = new HashMap<>();
        List<Moment> moments = List.of(
                () -> () -> exists("_lease"),
                () -> () -> exists("runs/_batch"),
                () -> batches(1),
                () -> after(random, batches(1)),
                () -> batches(2),
                () -> after(random, () -> exists("runs/_batch")),
                () -> after(random, batches(2)),
                () -> () -> exists("runs/_merged"),
                () -> () -> exists("runs/merged"),
                () -> () -> exists("_exponents"));
        for (Moment moment : moments) {
            ChildJvm.Condition now = moment.afterStart();
            try (Driver driver = start("run", config, "--quiet")) {
                assertThat(driver.await(now)).as(driver.err()).isTrue();
                driver.signal("KILL");
                driver.end();
            }
            noteFlushed(flushed);
        }
        try (Driver last = start("run", config)) {
            assertThat(last.end()).as(last.err()).isZero();
            assertThat(last.err()).doesNotContain("sign of life");
        }
        noteFlushed(flushed);
        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(whole));
        assertThat(flushed).hasSize(64);
        assertThat(count("runs/")).isEqualTo(1);
        assertThat(Trajectories.of(output)).isEqualTo(Trajectories.of(whole));
        assertThat(exists("_")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void toldToStopItWritesWhatIsFinishedAndSaysHowToGoOn(String signal, int exitCode) throws Exception {
        assumeTrue(ChildJvm.heeded(signal), "SIG" + signal + " is ignored here");
        try (Driver driver = start("run", config, "seeds=2000", "name=a b")) {
            assertThat(driver.await(() -> exists("runs/batch")))
                    .as(driver.err())
                    .isTrue();
            driver.signal(signal);
            assertThat(driver.end()).as(driver.err()).isEqualTo(exitCode);
            assertThat(driver.err())
                    .containsPattern("escapement: stopped by SIG" + signal + "; \\d+ of 2000 cells are done and "
                            + "written; to go on: \\./submit\\.sh run " + config + " seeds=2000 'name=a b'\n$");
            assertThat(driver.err())
                    .contains("; " + Sweeps.rows(output).size() + " of 2000 cells are done and written");
        }
        assertThat(exists("_lease")).isFalse();
        assertThat(exists("runs/_")).isFalse();
    }

    /**
     * A driver whose disk never returns cannot end by itself. {@code timeout} sends its signal to the process and to its
     * group: that is one signal. A second one comes half a second later.
     */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "600, 2"})
    void aDriverThatCannotEndIsEndedInTimeAndAtASecondSignalAtOnce(long apartMillis, int signals) throws Exception {
        List<String> options = new ArrayList<>(FLUSHING);
        options.add("-Dspark.hadoop.fs.troubled.impl=" + TroubledDisk.class.getName());
        options.add("-D" + TroubledDisk.STUCK_KEY + "=runs/_batch-000001");
        String farewell = "escapement: stopped by SIGTERM; what is written stays written; to go on: ./submit.sh run ";
        try (Driver driver = Driver.start(directory, options, "run", config, "output=troubled:" + output)) {
            assertThat(driver.await(() -> exists("runs/_batch-000001")))
                    .as(driver.err())
                    .isTrue();
            driver.signal("TERM");
            if (signals == 2) {
                long first = System.nanoTime();
                driver.await(() -> System.nanoTime() - first >= apartMillis * 1_000_000);
                driver.signal("TERM");
            }
            assertThat(driver.end()).as(driver.err()).isEqualTo(143);
            assertThat(driver.err().contains(farewell)).isEqualTo(apartMillis == 0);
        }
        assertThat(count("runs/batch")).isEqualTo(1);
        // Whether it goes on is what counts, not how far.
        try (Driver again = start("run", config, "max-steps=1e3", "--quiet")) {
            assertThat(again.end()).as(again.err()).isZero();
        }
        assertThat(Sweeps.rows(output)).hasSize(64);
    }

    private Driver start(Object... arguments) throws IOException {
        return Driver.start(directory, FLUSHING, arguments);
    }

    /** Notes when each cell was computed, and that it was so once. */
    private void noteFlushed(Map<String, Instant> flushed) throws IOException {
        OutputDirectory written =
                new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
        written.runs(file -> {
                    throw new AssertionError(file);
                })
                .forEachRow(row -> note(row, flushed));
    }

    private static void note(RunRow row, Map<String, Instant> flushed) {
        assertThat(flushed.merge(row.cellId(), row.finishedAt(), (first, second) -> first))
                .isEqualTo(row.finishedAt());
    }

    /** A little later than another moment. */
    private static ChildJvm.Condition after(Random random, ChildJvm.Condition moment) {
        long later = random.nextInt(700) * 1_000_000L;
        long[] since = {0};
        return () -> {
            if (since[0] == 0 && moment.holds()) {
                since[0] = System.nanoTime();
            }
            return since[0] != 0 && System.nanoTime() - since[0] >= later;
        };
    }

    /** So many batches more than there are. */
    private ChildJvm.Condition batches(int more) throws IOException {
        long before = count("runs/batch");
        return () -> count("runs/batch") >= before + more;
    }

    private boolean exists(String prefix) throws IOException {
        return count(prefix) > 0;
    }

    /** How many files below the output have names that begin so. */
    private long count(String prefix) throws IOException {
        Path parent = prefix.startsWith("runs/") ? runs : output;
        String name = prefix.substring(prefix.indexOf('/') + 1);
        if (!Files.exists(parent)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .count();
        }
    }
}
