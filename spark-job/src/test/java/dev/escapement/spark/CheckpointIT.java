package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver that is killed in the middle of long cells, and the same command again. */
class CheckpointIT {
    private static final int DIMENSION = 1024;

    @TempDir
    Path directory;

    private Path config;
    private Path output;
    private String[] arguments;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [%d]
                gamma { policy = law, coefficient = 1e-4, exponent = 1 }
                seeds = 2
                trajectories = 1
                checkpoint-minutes = 0.0005
                """.formatted(DIMENSION));
        output = directory.resolve("out");
    }

    @ParameterizedTest
    @CsvSource({"engine=dense, 100", "'width=2 batch=4 momentum=0.5 levels=[0.3]', 400"})
    void longCellsGoOnFromTheirCheckpoints(String model, int stepsPerDimension) throws Exception {
        Path whole = directory.resolve("whole");
        arguments = (model + " steps-per-dimension=" + stepsPerDimension).split(" ", -1);
        long allSteps = (long) stepsPerDimension * DIMENSION;
        try (Driver undisturbed = start("output=" + whole, "checkpoint-minutes=0")) {
            assertThat(undisturbed.end()).as(undisturbed.err()).isZero();
        }
        assertThat(whole.resolve("_checkpoints")).doesNotExist();
        try (Driver driver = start()) {
            assertThat(driver.await(() -> checkpoints() == 2)).as(driver.err()).isTrue();
            driver.signal("KILL");
            driver.end();
        }
        try (Driver driver = start()) {
            assertThat(driver.end()).as(driver.err()).isZero();
            List<String> resumed = driver.err()
                    .lines()
                    .filter(line -> line.contains("go on from their checkpoint"))
                    .toList();
            assertThat(resumed).hasSize(2).allMatch(line -> steps(line) > 0 && steps(line) < allSteps);
        }
        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(whole));
        assertThat(Trajectories.of(output)).isEqualTo(Trajectories.of(whole));
        assertThat(output.resolve("_checkpoints")).doesNotExist();
    }

    private Driver start(Object... more) throws IOException {
        Object[] all = Stream.of(new Object[] {"run", config, "--quiet", "--cores", 2}, arguments, more)
                .flatMap(Stream::of)
                .toArray();
        return Driver.start(directory, List.of("-Dspark.log.level=INFO"), all);
    }

    private static long steps(String line) {
        Matcher taken = Pattern.compile("up to (\\d+) steps").matcher(line);
        assertThat(taken.find()).as(line).isTrue();
        return Long.parseLong(taken.group(1));
    }

    private long checkpoints() throws IOException {
        Path checkpoints = output.resolve("_checkpoints");
        if (!Files.exists(checkpoints)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }
}
