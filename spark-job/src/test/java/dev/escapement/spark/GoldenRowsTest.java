package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that every machine, JDK and kernel has to reproduce bit for bit. Where a random stream or an engine's arithmetic is
 * changed on purpose, the version of cell ids rises with it, and {@code -Dgolden.write=true} writes the file anew.
 */
@Tag("spark")
class GoldenRowsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void rowsAreThoseOfTheGoldenFile(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("out");
        Sweeps.simulate(GOLDEN.resolve("golden.conf"), 2, "output=" + output);
        List<String> results = Sweeps.results(output);
        Path golden = GOLDEN.resolve("rows.csv");
        if (Boolean.getBoolean("golden.write")) {
            Files.write(golden, results);
        }
        assertThat(results).containsExactlyElementsOf(Files.readAllLines(golden));
    }

    /** Fits do not know the engine, so it takes one of the two that these sweeps have. */
    @Test
    void theirSweepIsFittedAndReported(@TempDir Path directory) throws IOException {
        String both = Files.readString(GOLDEN.resolve("golden.conf"));
        String one = both.replace("engine = [reduced, dense]", "engine = reduced");
        assertThat(one).isNotEqualTo(both);
        Path config = Sweeps.config(directory, one);
        Sweeps.Ran ran = Sweeps.command("run", config, "--quiet");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }
}
