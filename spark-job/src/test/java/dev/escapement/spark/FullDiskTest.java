package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up in the middle of a sweep. */
@Tag("spark")
class FullDiskTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.hadoop.fs.small.impl", SmallDisk.class.getName(),
            "spark.escapement.flush.rows", "1",
            "spark.escapement.task.millis", "1");

    @TempDir
    Path directory;

    @BeforeEach
    void configure() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void restore() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void itIsToldNothingIsTornAndTheSameCommandFinishes() throws IOException {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [16, 20, 24, 28, 32]
                gamma { policy = law, coefficient = 1e-3, exponent = 1 }
                seeds = 8
                max-steps = 1e4
                """);
        Path whole = directory.resolve("whole");
        Sweeps.command("run", config, "output=" + whole, "--quiet");
        Path output = directory.resolve("out");
        Object[] run = {"run", config, "output=small:" + output, "--quiet", "--cores", 1};
        SmallDisk.FREE.set(30_000);

        Sweeps.Ran full = Sweeps.command(run);
        assertThat(full.exitCode()).as(full.err()).isEqualTo(3);
        assertThat(full.err())
                .matches("escapement: small:" + output + "/runs/[a-z0-9-]+\\.parquet could not be written: "
                        + "No space left on device; the rows written so far are safe; when there is room the "
                        + "same command goes on\n");
        int safe = Sweeps.rows(output).size();
        assertThat(safe).isBetween(1, 40);
        assertThat(names(output.resolve("runs"))).allMatch(name -> name.matches("[a-z0-9-]+\\.parquet"));

        SmallDisk.FREE.set(Long.MAX_VALUE / 2);
        Sweeps.Ran resumed = Sweeps.command(run);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(whole));
    }

    @Test
    void aSettingThatIsNoNumberIsNamed() throws IOException {
        System.setProperty("spark.escapement.flush.rows", "many");
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 1
                max-steps = 400
                """);
        Sweeps.Ran ran = Sweeps.command("run", config, "--quiet");
        assertThat(ran.err())
                .isEqualTo("escapement: spark.escapement.flush.rows = many: must be a whole number, at least 1\n");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
