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
    void aWideWindowHasALineAGroupWithItsNote() {
        assertThat(ResultTable.of(tables, 200)).isEqualTo("""
                T: steps until a run escapes, T ~ d^alpha; median T: at the largest d; theory: alpha at the same d;
                limit: alpha at large d.
                All groups: few escapes; the dimensions span less than one decade; too few runs at a dimension to
                resample: intervals are Wald's.
                setting                         learning rate       d        runs  escaped  median T  alpha [95%]         theory  limit  note
                alternating he3                 eta = 0.03 d^0      64..256  12    12       4414      0.83 [-0.05, 1.72]  1.76    1.5    theory outside
                alternating he3                 eta = 0.03 d^-0.25  64..256  12    12       146997    2.09 [1.38, 2.81]   1.98    1.75
                alternating hermite(0,0,0.5,1)  eta = 0.03 d^0      64..256  12    12       2134      2.31 [1.32, 3.30]   1.64    1.5
                alternating hermite(0,0,0.5,1)  eta = 0.03 d^-0.25  64..256  12    12       116811    0.89 [0.33, 1.44]   1.82    1.5    theory outside
                online he3                                          64..256  12    10       972698    2.13 [1.43, 2.83]   2.08    2
                theory outside: theory's alpha at these d is not in the 95% interval

                The exponent of alternating SGD on he3 goes from 0.83 [-0.05, 1.72] at a = 0 to 2.09 [1.38, 2.81] at
                a = 0.25; theory at these dimensions: 1.76 and 1.98; in the limit: 1.5 and 1.75.
                The exponent of alternating SGD on hermite(0,0,0.5,1) goes from 2.31 [1.32, 3.30] at a = 0 to 0.89
                [0.33, 1.44] at a = 0.25; theory at these dimensions: 1.64 and 1.82; in the limit: 1.5 and 1.5.
                Online SGD on he3 escapes in T ~ d^2.13 [1.43, 2.83]; theory at these dimensions: 2.08; in the
                limit: 2.
                """);
    }

    @Test
    void eightyColumnsKeepWhatWasMeasured() {
        assertThat(ResultTable.of(tables, 80)).isEqualTo("""
                T: steps until a run escapes, T ~ d^alpha; median T: at the largest d; theory:
                alpha at the same d; limit: alpha at large d.
                All groups: few escapes; the dimensions span less than one decade; too few runs
                at a dimension to resample: intervals are Wald's.
                  rate      d        runs  escaped  median T  alpha [95%]            theory
                alternating he3, eta = 0.03 d^-a
                  a = 0     64..256  12    12       4414      0.83 [-0.05, 1.72] 1)  1.76
                  a = 0.25  64..256  12    12       146997    2.09 [1.38, 2.81]      1.98
                alternating hermite(0,0,0.5,1), eta = 0.03 d^-a
                  a = 0     64..256  12    12       2134      2.31 [1.32, 3.30]      1.64
                  a = 0.25  64..256  12    12       116811    0.89 [0.33, 1.44] 1)   1.82
                online he3
                  none      64..256  12    10       972698    2.13 [1.43, 2.83]      2.08
                1) theory outside: theory's alpha at these d is not in the 95% interval

                The exponent of alternating SGD on he3 goes from 0.83 [-0.05, 1.72] at a = 0 to
                2.09 [1.38, 2.81] at a = 0.25; theory at these dimensions: 1.76 and 1.98; in the
                limit: 1.5 and 1.75.
                The exponent of alternating SGD on hermite(0,0,0.5,1) goes from 2.31 [1.32,
                3.30] at a = 0 to 0.89 [0.33, 1.44] at a = 0.25; theory at these dimensions:
                1.64 and 1.82; in the limit: 1.5 and 1.5.
                Online SGD on he3 escapes in T ~ d^2.13 [1.43, 2.83]; theory at these
                dimensions: 2.08; in the limit: 2.
                """);
    }

    @Test
    void theNarrowestKeepsTheExponents() {
        String text = ResultTable.of(tables, 50);
        assertThat(text.lines()).allMatch(line -> line.length() <= 50);
        assertThat(text.lines())
                .contains("alternating he3, eta = 0.03 d^-a", "  rate      alpha [95%]            theory");
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
                .startsWith("T: samples until a run escapes")
                .contains(String.format(Locale.ROOT, " %.0f ", largest.medianSamples()))
                .contains(String.format(Locale.ROOT, " %.2f [", row.sampleAlpha()));
        assertThat(ResultTable.of(tables, 200)).doesNotContain("samples");
    }

    @Test
    void theReasonForNoLimitStandsInTheTable(@TempDir Path directory) throws IOException {
        Tables reuse = fit(new SyntheticRuns(24, 100_000_000)
                .with("batch-reuse", "he3", List.of(0.0), 64, 256, 1024)
                .write(directory.resolve("all")));
        assertThat(ResultTable.of(reuse, 80)).isEqualTo("""
                T: steps until a run escapes, T ~ d^alpha; median T: at the largest d; theory:
                alpha at the same d; limit: alpha at large d.
                No limit: theory covers batch reuse with eta below 1/d only.
                  rate   d         runs  escaped  median T  alpha [95%]        theory  limit
                batch-reuse he3, eta = 0.03 d^-a
                  a = 0  64..1024  72    72       27516     1.17 [1.01, 1.31]  -       -

                Batch-reuse SGD on he3, eta = 0.03 d^0, escapes in T ~ d^1.17 [1.01, 1.31].
                """);
        Tables some = fit(new SyntheticRuns(24, 100_000_000)
                .with("batch-reuse", "he3", List.of(0.0, 1.5), 64, 256, 1024)
                .write(directory.resolve("some")));
        assertThat(ResultTable.of(some, 120)).isEqualTo("""
                T: steps until a run escapes, T ~ d^alpha; median T: at the largest d; theory: alpha at the same d;
                limit: alpha at large d.
                setting          learning rate      d         runs  escaped  median T  alpha [95%]        theory  limit
                batch-reuse he3  eta = 0.03 d^0     64..1024  72    72       27516     1.17 [1.01, 1.31]  -       - 1)
                batch-reuse he3  eta = 0.03 d^-1.5  64..1024  72    72       14917364  1.97 [1.79, 2.15]  2.08    2
                1) no limit: theory covers batch reuse with eta below 1/d only

                The exponent of batch-reuse SGD on he3 goes from 1.17 [1.01, 1.31] at a = 0 to 1.97 [1.79, 2.15] at
                a = 1.5.
                """);
    }

    @Test
    void withoutEscapesTheTableSaysSo(@TempDir Path directory) throws IOException {
        Tables censored = fit(new SyntheticRuns(24, 10)
                .with("alternating", "he3", List.of(0.0, 0.5), 64, 256, 1024)
                .write(directory));
        assertThat(ResultTable.of(censored, 80)).isEqualTo("""
                T: steps until a run escapes, T ~ d^alpha; median T: at the largest d; theory:
                alpha at the same d; limit: alpha at large d.
                All groups: no exponent: no run escaped.
                  rate     d         runs  escaped  median T     alpha [95%]  theory  limit
                alternating he3, eta = 0.03 d^-a
                  a = 0    64..1024  72    0        not reached  -            -       1.5
                  a = 0.5  64..1024  72    0        not reached  -            -       2

                No exponent for alternating SGD on he3: none of its 144 runs escaped within
                max-steps; the same command with a larger max-steps continues them.
                """);
    }

    @Test
    void theExplanationTellsAllOfEachGroup() {
        String text = Explanation.of(tables, 100);
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text)
                .startsWith("Each group\nalternating he3, eta = 0.03 d^0\n  - alpha 0.83 [-0.05, 1.72] by ")
                .contains(
                        "  - only 12 runs\n",
                        "(BIC ",
                        "All conclusions\n  - The exponent of alternating SGD on he3 goes");
    }
}
