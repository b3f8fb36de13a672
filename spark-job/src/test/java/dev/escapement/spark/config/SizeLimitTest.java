package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are too large to be meant. None of their settings is made: the largest here would not fit into memory. */
class SizeLimitTest {
    @TempDir
    private Path directory;

    private String config;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(directory.resolve("x.conf"), """
                        algorithms = [online, alternating]
                        links = [he3]
                        dimensions { logspace = [16, 1e9, 1000] }
                        eta { coefficient = 1, exponents { linspace = [0, 1, 1000] } }
                        threshold { linspace = [0.1, 0.9, 1000] }
                        seeds = 10
                        max-steps = 1e6
                        """).toString();
    }

    private SweepConfig read(String... changes) {
        return SweepConfigReader.read(config, List.of(changes), SizeLimit.USUAL);
    }

    @Test
    void aProductOfAxesIsCountedAndRefused() {
        assertThatThrownBy(() -> read("dimensions={ linspace = [2, 1001, 1000] }"))
                .isInstanceOf(UserException.class)
                .hasMessage(config
                        + ": 1,001,000,000 settings (algorithm 2 x threshold 1,000 x eta 1,000 x dimension 1,000)"
                        + " and 10,010,000,000 cells; more than 100,000 settings or 100,000,000 cells are likely a mistake;"
                        + " if they are not, add --yes");
    }

    @Test
    void manySeedsAreManyCells() {
        assertThatThrownBy(() -> read("threshold=0.5", "dimensions=[16]", "eta={ values = [0.1] }", "seeds=1e9"))
                .hasMessageStartingWith(config + ": 2 settings (algorithm 2) and 2,000,000,000 cells; more than ");
    }

    @Test
    void gridsOfOneSweepAddUp() {
        String[] sweeps = {"threshold=0.5", "dimensions=[16]", "algorithms=[alternating]"};
        assertThat(read(sweeps).sweep().grids()).hasSize(1);
        assertThatThrownBy(
                        () -> read(
                                "threshold=0.5",
                                "algorithms=[alternating]",
                                "sweeps=[{ dimensions = { linspace = [2, 61, 60] } }, { dimensions = { linspace = [2, 61, 60] } }]"))
                .hasMessageContaining(": 120,000 settings (eta 1,000 x dimension 60 + eta 1,000 x dimension 60) and ");
    }

    @Test
    void whatIsMeantIsRead() {
        List<String> changes = List.of("threshold=0.5", "seeds=1e9", "dimensions=[16]", "eta={ values = [0.1] }");
        assertThat(SweepConfigReader.read(config, changes, SizeLimit.NONE)
                        .sweep()
                        .grids())
                .singleElement()
                .satisfies(grid -> assertThat(grid.settings()).isEqualTo(2));
    }

    @Test
    void aListOfABillionPointsIsNotMade() {
        assertThatThrownBy(() -> read("dimensions={ logspace = [16, 1e9, 1e9] }"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("1e9")
                .hasMessageContaining("count a whole number from 1 to 1000000");
    }
}
