package dev.escapement.spark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.BatchSize;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.SyntheticRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The final table in windows of several widths. */
class ResultTableTest {
    private static Tables tables;

    @BeforeAll
    static void fitAll(@TempDir Path directory) throws IOException {
        Path output = new SyntheticRuns(4, 1_000_000)
                .with("online", "he3", List.of(), 64, 128, 256)
                .with("alternating", "he3", List.of(0.0, 0.25), 64, 128, 256)
                .with("alternating", "hermite(0,0,0.5,1)", List.of(0.0, 0.25), 64, 128, 256)
                .write(directory);
        tables = fit(output);
    }

    private static Tables fit(Path output) throws IOException {
        return TableFit.of(
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

    /** Batches of d^0.5 samples: T in samples grows by that much faster, and is what the table shows and says it shows. */
    @Test
    void whereStepsHaveSeveralSamplesTheseAreCounted(@TempDir Path directory) throws IOException {
        Tables batches = fit(new SyntheticRuns(24, 100_000_000)
                .batches(new BatchSize.Law(1, 0.5))
                .with("online", "he3", List.of(), 64, 256, 1024)
                .write(directory));
        EscapeTimeRow largest = batches.escapeTimes().get(2);
        ExponentRow row = batches.headlines().get(0);
        assertThat(largest.medianSamples()).isEqualTo(32 * largest.median());
        assertThat(row.sampleAlpha()).isEqualTo(row.alpha() + 0.5);
        String text = ResultTable.of(batches, 200);
        assertThat(text)
                .contains("median samples at largest d", "alpha of samples [95%]")
                .contains(String.format(Locale.ROOT, " %.0f ", largest.medianSamples()))
                .contains(String.format(Locale.ROOT, " %.2f [", row.sampleAlpha()))
                .contains("times and exponents are of samples; exponents in warnings are of steps");
        assertThat(ResultTable.of(tables, 200)).doesNotContain("samples");
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
                .anyMatch(row -> row.lawAlpha() > row.alphaHi() || row.lawAlpha() < row.alphaLo());
        assertThat(disagrees).isTrue();
        assertThat(text).contains(" *  ", "* the exponent that the law of T has at these dimensions lies outside");
    }
}
