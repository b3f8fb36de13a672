package dev.escapement.spark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.SyntheticRuns;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The final table in windows of several widths. */
class ResultTableTest {
    private static Tables tables;

    @BeforeAll
    static void fit(@TempDir Path directory) throws IOException {
        Path output = new SyntheticRuns(4, 1_000_000)
                .with("online", "he3", List.of(), 64, 128, 256)
                .with("alternating", "he3", List.of(0.0, 0.25), 64, 128, 256)
                .with("alternating", "hermite(0,0,0.5,1)", List.of(0.0, 0.25), 64, 128, 256)
                .write(directory);
        tables = TableFit.of(
                new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration()).runs(file -> {
                    throw new AssertionError(file);
                }),
                () -> Spread.HERE);
    }

    @Test
    void aWideWindowHasEveryColumn() {
        String text = ResultTable.of(tables, 200);
        assertThat(text.lines().findFirst().orElseThrow().split(" {2,}"))
                .containsExactly(
                        "setting",
                        "learning rate",
                        "d",
                        "runs",
                        "escaped",
                        "median at largest d",
                        "alpha [95%]",
                        "at these d",
                        "limit");
        assertThat(text).contains("alternating he3 ", "eta = 0.03 d^-0.25 ", " 64..256 ");
    }

    @Test
    void aNarrowOneHasFewerColumnsAndNoTornLine() {
        String text = ResultTable.of(tables, 80);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("alpha [95%]", "at these d").doesNotContain("median at largest d");
    }

    @Test
    void theNarrowestPutsSettingsAsHeadings() {
        String text = ResultTable.of(tables, 64);
        assertThat(text.lines()).allMatch(line -> line.length() <= 64);
        assertThat(text.lines())
                .contains("alternating he3", "alternating hermite(0,0,0.5,1)")
                .anyMatch(line -> line.startsWith("  eta = 0.03 d^-0.25  "));
    }

    @Test
    void aPredictionOutsideTheIntervalIsMarked() {
        String text = ResultTable.of(tables, 200);
        boolean disagrees = tables.headlines().stream()
                .anyMatch(row -> row.meanMapAlpha() > row.alphaHi() || row.meanMapAlpha() < row.alphaLo());
        assertThat(disagrees).isTrue();
        assertThat(text).contains(" *  ", "* the mean map's exponent at these dimensions lies outside the interval");
    }
}
