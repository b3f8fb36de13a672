package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grouping: 100,000 one-step cells in 1,000 settings are few tasks. A task a setting would take minutes. */
@Tag("spark")
class ManyCellsTest {
    @Test
    void aHundredThousandOneStepCells(@TempDir Path directory) throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [alternating]
                links = [he3]
                dimensions { linspace = [2, 101, 100] }
                eta { values { linspace = [0.01, 0.1, 10] } }
                gamma { policy = law, coefficient = 0.01, exponent = 1 }
                seeds = 100
                max-steps = 1
                """);
        Sweeps.simulate(config, 2);
        assertThat(Sweeps.rows(directory.resolve("out"))).hasSize(100_000);
    }
}
