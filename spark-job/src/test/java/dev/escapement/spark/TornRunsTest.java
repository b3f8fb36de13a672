package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A torn file among the runs: readers report and skip it, {@code run} sets it aside and computes its cells again. */
@Tag("spark")
class TornRunsTest {
    @Test
    void tornFilesAreSetAsideAndTheirCellsComputedAgain(@TempDir Path directory) throws IOException {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16, 32]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 4
                max-steps = 400
                """);
        Path runs = directory.resolve("out/runs");
        Sweeps.command("run", config, "--quiet");
        List<String> results = Sweeps.results(directory.resolve("out"));
        Path whole = only(runs);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length - 64));
        for (int length = 64; length < bytes.length; length += 64) {
            Files.write(runs.resolve("cut-" + length + ".parquet"), Arrays.copyOf(bytes, length));
        }
        Files.write(runs.resolve("empty.parquet"), new byte[0]);
        new Random(1).nextBytes(bytes);
        Files.write(runs.resolve("noise.parquet"), bytes);

        Sweeps.Ran plan = Sweeps.command("plan", config);
        assertThat(plan.out()).contains("cells         8, 0 of them done");
        assertThat(plan.err())
                .contains("escapement: empty.parquet is not a whole Parquet file (0 bytes); the file is left out\n");
        Sweeps.Ran fit = Sweeps.command("fit", directory.resolve("out"));
        assertThat(fit.exitCode()).isEqualTo(2);
        assertThat(fit.err())
                .contains("noise.parquet is not a whole Parquet file")
                .contains("holds no runs");
        assertThat(whole).exists();

        Sweeps.Ran run = Sweeps.command("run", config);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("8 cells to simulate")
                .contains("escapement: empty.parquet is not a whole Parquet file (0 bytes); it was moved to file:"
                        + runs + "/_quarantine/empty.parquet, and its cells are simulated again\n");
        assertThat(Sweeps.results(directory.resolve("out"))).isEqualTo(results);
        int cut = (bytes.length - 1) / 64;
        try (Stream<Path> files = Files.list(runs.resolve("_quarantine"))) {
            assertThat(files.map(Path::getFileName))
                    .hasSize(cut + 3)
                    .contains(whole.getFileName(), Path.of("empty.parquet"), Path.of("noise.parquet"));
        }
        assertThat(run.err().split("it was moved to", -1)).hasSize(cut + 3 + 1);
    }

    private static Path only(Path runs) throws IOException {
        try (Stream<Path> files = Files.list(runs)) {
            return files.findFirst().orElseThrow();
        }
    }
}
