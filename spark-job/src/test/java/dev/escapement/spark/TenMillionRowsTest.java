package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.CellIdentity;
import dev.escapement.setting.Setting;
import dev.escapement.simulation.Status;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver with a heap of 1 GiB goes on from 10^7 rows in 200 batches: it finds all done, merges them, and fits. The rows are
 * made up, but each is of a cell of the plan.
 */
@Tag("long")
@Tag("spark")
class TenMillionRowsTest {
    private static final int BATCH = 50_000;

    @TempDir
    Path directory;

    @Test
    void aGibibyteIsEnoughToResumeCompactAndFit() throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [alternating]
                links = [he3]
                dimensions { logspace = [16, 1024, 20] }
                eta { coefficient = 0.03, exponents { linspace = [0, 1, 50] } }
                gamma { policy = law, coefficient = 0.01, exponent = 1 }
                seeds = 10000
                max-steps = 1e6
                """);
        Path output = directory.resolve("out");
        write(new Plan(SweepConfigReader.read(config.toString(), List.of()).sweep()), output);

        assertThat(command("plan", config)).contains("10000000, 10000000 of them done");
        assertThat(command("run", config)).contains("10000000 cells, all of them done");
        assertThat(output.resolve("runs")).isDirectoryContaining("glob:**/merged-*.parquet");
        command("fit", output);
        assertThat(output.resolve("runs").toFile().list()).hasSize(1);
    }

    /** What a command prints, in a JVM with a heap of 1 GiB. */
    private String command(Object... arguments) throws IOException, InterruptedException {
        List<String> jvm = List.of(
                "-Xmx1g",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.escapement.spark.cli.Main");
        try (Driver driver = Driver.start(directory, Map.of(), jvm, arguments)) {
            assertThat(driver.end(Duration.ofHours(2))).as(driver.err()).isZero();
            return driver.out() + driver.err();
        }
    }

    private static void write(Plan plan, Path output) throws IOException {
        RunStore runs = new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration())
                .writableRuns(Map.of(), (file, where) -> {});
        Random random = new Random(1);
        List<RunRow> batch = new ArrayList<>();
        for (Iterator<PlannedSetting> settings = plan.settings().iterator(); settings.hasNext(); ) {
            PlannedSetting planned = settings.next();
            Setting setting = planned.point().resolve();
            CellIdentity identity = new CellIdentity(setting, plan.rootSeed());
            for (long seed : planned.eachSeed().toArray()) {
                // In quarters of an octave: the time that the bootstrap takes goes with the number of distinct times.
                double octaves = Math.rint(4.6 * random.nextGaussian()) / 4;
                double time = 20 * Math.pow(planned.point().dimension(), 1.5) * Math.pow(2, octaves);
                String id = identity.of(seed).toString();
                batch.add(row(id, setting, seed, plan.rootSeed(), planned.maxSteps(), 1 + (long) time));
                if (batch.size() == BATCH) {
                    runs.append(batch);
                    batch.clear();
                }
            }
        }
        assertThat(batch).isEmpty();
    }

    private static RunRow row(String id, Setting setting, long seed, long rootSeed, long cap, long time) {
        boolean escaped = time <= cap;
        long steps = Math.min(time, cap);
        return new RunRow(
                id,
                setting,
                cap,
                seed,
                rootSeed,
                0.125,
                0.5,
                escaped ? Status.ESCAPED : Status.CENSORED,
                escaped ? steps : null,
                steps,
                steps,
                2 * steps,
                null,
                20 * steps,
                null,
                null,
                null);
    }
}
