package dev.escapement.spark.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.BatchSize;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.SyntheticRuns;
import dev.escapement.spark.report.text.Conclusion.Kind;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentence that a reader can repeat, of runs whose exponent is min(2, 1 + 2a). */
class ConclusionTest {
    private static final long NO_CAP = 1_000_000_000;
    private static final int[] DIMENSIONS = {64, 256, 1024};

    @TempDir
    private Path directory;

    private Tables fit(SyntheticRuns runs) throws IOException {
        Path output = runs.write(directory);
        return TableFit.of(
                new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration()).runs(file -> {
                    throw new AssertionError(file);
                }),
                () -> Spread.HERE);
    }

    @Test
    void anEstablishedChangeOfSlopeIsTheConclusionOfTheWholeSweep() throws IOException {
        Tables tables = fit(new SyntheticRuns(200, NO_CAP)
                .with("online", "he3", List.of(), DIMENSIONS)
                .with("alternating", "he3", List.of(0.0, 0.2, 0.4, 0.5, 0.8, 1.2, 1.6), DIMENSIONS));
        assertThat(Conclusion.told(tables)).singleElement().satisfies(conclusion -> {
            assertThat(conclusion.kind()).isEqualTo(Kind.SLOPE_CHANGES);
            assertThat(conclusion.family().rate().asPower().coefficient()).isEqualTo(0.03);
            assertThat(conclusion.text())
                    .isEqualTo(
                            "The exponent of alternating SGD on he3 changes its slope at a = 0.53 [0.47, 0.57] (p < 0.001);"
                                    + " theory at these dimensions: 0.31; in the limit: 0.5.");
        });
        assertThat(Conclusion.of(tables))
                .extracting(Conclusion::kind)
                .containsExactly(Kind.SLOPE_CHANGES, Kind.EXPONENT);
    }

    @Test
    void oneStraightLineThatDoesAsWellEstablishesNoChange() throws IOException {
        Tables tables = fit(new SyntheticRuns(33, NO_CAP)
                .with("alternating", "he3", List.of(1.0, 1.25, 1.5, 1.75, 2.0), DIMENSIONS));
        assertThat(Conclusion.told(tables)).singleElement().satisfies(conclusion -> {
            assertThat(conclusion.kind()).isEqualTo(Kind.NO_CHANGE_ESTABLISHED);
            assertThat(conclusion.text())
                    .isEqualTo(
                            "No change of slope is established in the exponent of alternating SGD on he3: one straight"
                                    + " line may do as well (p = 0.06); the change that theory expects in the limit, at a = 0.5,"
                                    + " is outside these values of a.");
        });
    }

    @Test
    void theExponentIsTheConclusionWhereThereIsOneLearningRate() throws IOException {
        Tables tables = fit(new SyntheticRuns(20, NO_CAP)
                .with("online", "he3", List.of(), DIMENSIONS)
                .with("alternating", "he3", List.of(0.25), DIMENSIONS));
        assertThat(Conclusion.told(tables))
                .extracting(Conclusion::text)
                .containsExactly(
                        "Alternating SGD on he3, eta = 0.03 d^-0.25, escapes in T ~ d^1.49 [1.31, 1.63]; theory at these"
                                + " dimensions: 1.98; in the limit: 1.75.",
                        "Online SGD on he3 escapes in T ~ d^2.14 [1.93, 2.33]; theory at these dimensions: 2.07; in"
                                + " the limit: 2.");
    }

    @Test
    void fewLearningRatesGiveTheExponentsAtBothEnds() throws IOException {
        Tables tables =
                fit(new SyntheticRuns(20, NO_CAP).with("alternating", "he3", List.of(0.0, 0.25, 1.0), DIMENSIONS));
        assertThat(Conclusion.told(tables))
                .extracting(Conclusion::text)
                .containsExactly(
                        "The exponent of alternating SGD on he3 goes from 1.14 [0.93, 1.33] at a = 0 to"
                                + " 1.85 [1.70, 2.06] at a = 1; theory at these dimensions: 1.74 and 2.07; in the limit: 1.5 and 2.");
    }

    @Test
    void timesAreInTheUnitOfTheTable() throws IOException {
        Tables tables = fit(new SyntheticRuns(20, NO_CAP)
                .batches(new BatchSize.Law(1, 0.5))
                .with("online", "he3", List.of(), DIMENSIONS));
        assertThat(Conclusion.told(tables))
                .extracting(Conclusion::text)
                .containsExactly("Online SGD on he3 escapes in T ~ d^2.64 [2.43, 2.83] samples; theory at these"
                        + " dimensions: 2.59; in the limit: 2.5.");
    }

    @Test
    void withoutEscapesTheSentenceSaysWhyThereIsNoExponent() throws IOException {
        Tables censored = fit(new SyntheticRuns(20, 10).with("alternating", "he3", List.of(0.0, 1.0), DIMENSIONS));
        assertThat(Conclusion.told(censored)).singleElement().satisfies(conclusion -> {
            assertThat(conclusion.kind()).isEqualTo(Kind.NO_EXPONENT);
            assertThat(conclusion.text())
                    .isEqualTo("No exponent for alternating SGD on he3: none of its 120 runs escaped within max-steps;"
                            + " the same command with a larger max-steps continues them.");
        });
    }

    @Test
    void oneDimensionGivesNoExponent() throws IOException {
        Tables single = fit(new SyntheticRuns(20, NO_CAP).with("online", "he3", List.of(), 64));
        assertThat(Conclusion.told(single))
                .extracting(Conclusion::text)
                .containsExactly("No exponent for online SGD on he3: its runs escaped at one dimension, and an exponent"
                        + " takes two.");
    }
}
