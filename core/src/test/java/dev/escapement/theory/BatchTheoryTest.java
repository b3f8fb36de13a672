package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.algorithm.SampleAlternating;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions for batches: against closed flows, and of exponents. */
class BatchTheoryTest {
    private static Problem problem(
            Algorithm algorithm,
            String link,
            Loss loss,
            Geometry geometry,
            double d,
            double eta,
            double level,
            int batch) {
        Link each = Links.parse(link);
        return new Problem(
                new Model(algorithm, each, new Neuron(each, 1), loss, geometry, 0),
                d,
                eta,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, level),
                batch);
    }

    /**
     * Mini-batch SGD's closed flow (arXiv 2305.18502), B = 32, d = 128, squared loss, normalized, {@code gamma = 2 eta0 / d^2}, from
     * {@code m0 = d^(-1/2)}: he1 takes {@code d^2 (atanh L - atanh m0) / (2 eta0)} steps, he2
     * {@code d^2 ln(m / sqrt(1 - m^2)) / (4 eta0)} from m0 to L.
     */
    @ParameterizedTest
    @CsvSource({"he1, 0.5", "he1, 0.9", "he2, 0.5", "he2, 0.9"})
    void closedFlows(String link, double level) {
        double d = 128;
        Problem problem = problem(Algorithms.parse("online"), link, Loss.SQUARED, Geometry.NORMALIZED, d, 0, level, 32);
        double flow = link.equals("he1")
                ? d * d * (atanh(level) - atanh(1 / Math.sqrt(d))) / 2
                : d * d * (odds(level) - odds(1 / Math.sqrt(d))) / 4;
        assertThat(MeanMap.escapeStep(problem, 2 / (d * d)) / flow).isEqualTo(1, within(0.02));
    }

    private static double atanh(double m) {
        return Math.log((1 + m) / (1 - m)) / 2;
    }

    private static double odds(double m) {
        return Math.log(m / Math.sqrt(1 - m * m));
    }

    /** A batch that is large leaves the first order alone, and one sample is a batch of one. */
    @Test
    void moreSamplesLessNoise() {
        double gamma = 1e-4;
        double[] steps = IntStream.of(1, 2, 8, 64, 4096)
                .mapToDouble(batch -> MeanMap.escapeStep(online(batch), gamma))
                .toArray();
        assertThat(steps[0]).as("a single sample's noise holds the mean map").isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(steps[2]).isLessThan(steps[1]);
        assertThat(steps[3]).isLessThan(steps[2]);
        assertThat(steps[4]).isLessThan(steps[3]).isGreaterThan(0.5 * steps[3]);
    }

    private static Problem online(int batch) {
        return problem(Algorithms.parse("online"), "he3", Loss.CORRELATION, Geometry.PROJECTED, 1024, 0, 0.5, batch);
    }

    /** The best gamma grows with the batch, and samples are what counts: T falls as 1/B. */
    @Test
    void theBestGammaGrowsWithTheBatch() {
        StepSizePolicy best = new StepSizePolicy.Optimal();
        double one = best.gamma(online(1));
        double many = best.gamma(online(32));
        assertThat(many / one).isBetween(20.0, 50.0);
        double samples = 32 * MeanMap.escapeStep(online(32), many) / MeanMap.escapeStep(online(1), one);
        assertThat(samples).isBetween(0.8, 1.2);
        assertThat(best.gamma(online(32))).isEqualTo(many);
    }

    /** Exponents of steps where B = d^b: those of one sample less b, and a plateau for the squared loss (arXiv 2406.02157). */
    @ParameterizedTest
    @CsvSource({
        "CORRELATION, PROJECTED, 0, 2", "CORRELATION, PROJECTED, 0.5, 1.5", "CORRELATION, PROJECTED, 1, 1",
        "CORRELATION, PROJECTED, 1.75, 0.25", "CORRELATION, PROJECTED, 3, 0", "CORRELATION, NORMALIZED, 1.75, 0.25",
        "SQUARED, NORMALIZED, 1, 1", "SQUARED, NORMALIZED, 1.75, 0.5",
    })
    void exponentsOfBatches(String loss, Geometry geometry, double batch, double alpha) {
        Model model = problem(
                        Algorithms.parse("online"),
                        "he3",
                        loss.equals("SQUARED") ? Loss.SQUARED : Loss.CORRELATION,
                        geometry,
                        64,
                        0,
                        0.5,
                        1)
                .model();
        assertThat(new Asymptotics(model, OverlapMode.ABSOLUTE, batch)
                        .alpha(0, 0)
                        .getAsDouble())
                .isEqualTo(alpha, within(1e-12));
    }

    /** The mean map's own exponent at large d. */
    @ParameterizedTest
    @CsvSource({"0.5, 1.5", "1, 1"})
    void theMeanMapHasTheSameExponents(double batch, double alpha) {
        Problem any = online(1);
        FiniteSizeCurve curve =
                new FiniteSizeCurve(any.model(), any.init(), any.escape(), d -> 0, new StepSizePolicy.Optimal(), d ->
                        (int) Math.round(Math.pow(d, batch)));
        assertThat(curve.alpha(List.of(4096.0, 65536.0)).getAsDouble()).isEqualTo(alpha, within(0.06));
    }

    /** The second layer of a batch moves with {@code eta/B}: the transition, at a = 1/2 for one sample, comes at 1/2 - b. */
    @Test
    void theTransitionOfAlternatingMovesWithTheBatch() {
        Model whole = problem(
                        Algorithms.parse("alternating"), "he3", Loss.CORRELATION, Geometry.PROJECTED, 64, 0.1, 0.5, 1)
                .model();
        Model alone = problem(new SampleAlternating(), "he3", Loss.CORRELATION, Geometry.PROJECTED, 64, 0.1, 0.5, 1)
                .model();
        assertThat(new Asymptotics(whole, OverlapMode.ABSOLUTE, 0.25).transitions(0.03))
                .containsExactly(0.25);
        assertThat(new Asymptotics(alone, OverlapMode.ABSOLUTE, 0.25).transitions(0.03))
                .containsExactly(0.5);
        assertThat(new Asymptotics(whole, OverlapMode.ABSOLUTE, 0.25)
                        .alpha(0.03, 0.125)
                        .getAsDouble())
                .isEqualTo(1 + 2 * (0.125 + 0.25) - 0.25, within(1e-12));
    }

    /** The mean map of alternating SGD at B = 64 is that of each sample alone at eta/64, to the order of what the others add. */
    @Test
    void alternatingSeesEtaOverB() {
        double gamma = 2e-3;
        double whole = MeanMap.escapeStep(
                problem(
                        Algorithms.parse("alternating"),
                        "he3",
                        Loss.CORRELATION,
                        Geometry.PROJECTED,
                        256,
                        0.1,
                        0.3,
                        64),
                gamma);
        double alone = MeanMap.escapeStep(
                problem(new SampleAlternating(), "he3", Loss.CORRELATION, Geometry.PROJECTED, 256, 0.1 / 64, 0.3, 64),
                gamma);
        assertThat(whole / alone).isEqualTo(1, within(0.03));
    }

    /** A batch that is seen again has its transition where eta/B is 1/d, at a = 1 - b. */
    @Test
    void theTransitionOfBatchReuseMovesWithTheBatch() {
        Model whole = problem(new BatchReuse(), "he3", Loss.CORRELATION, Geometry.PROJECTED, 64, 0.001, 0.5, 1)
                .model();
        assertThat(new Asymptotics(whole, OverlapMode.ABSOLUTE, 0).transitions(0.03))
                .containsExactly(1.5);
        assertThat(new Asymptotics(whole, OverlapMode.ABSOLUTE, 0.25).transitions(0.03))
                .containsExactly(1.25);
    }

    /** What theory does not cover has no prediction and no best gamma, and says why in one line. */
    @Test
    void severalNeuronsAreNotCovered() {
        Model one = problem(new BatchReuse(), "he3", Loss.CORRELATION, Geometry.PROJECTED, 64, 0.001, 0.5, 8)
                .model();
        Model wide = new Model(
                one.algorithm(), one.target(), one.neuron(), one.loss(), one.geometry(), 0, one.label(), 2, 0);
        Problem problem =
                new Problem(wide, 64, 0.001, new InitialCondition.Positive(), new Escape(OverlapMode.ABSOLUTE, 0.5), 8);
        assertThat(Coverage.gap(one)).isEmpty();
        assertThat(Coverage.gap(wide)).contains(Caveat.SEVERAL);
        assertThatThrownBy(() -> new StepSizePolicy.Optimal().gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContaining(Caveat.SEVERAL.message())
                .hasMessageContaining("law or values");
    }
}
