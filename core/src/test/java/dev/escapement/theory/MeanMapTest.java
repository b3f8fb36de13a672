package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanMapTest {
    private static final StepSizePolicy OPTIMAL = new StepSizePolicy.Optimal();

    /** MODEL.md's table: he3/he3 alternating, eta = 0.03 d^-a, threshold 0.3; T_G as printed there, to three digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 256, 2.465e-4, 15.9e3",
        "0, 1024, 6.162e-5, 104e3",
        "0, 4096, 1.224e-5, 632e3",
        "0.25, 256, 2.465e-4, 23.0e3",
        "0.25, 1024, 4.894e-5, 223e3",
        "0.25, 4096, 9.719e-6, 2.20e6",
        "0.5, 256, 2.465e-4, 29.4e3",
        "0.5, 1024, 3.888e-5, 382e3",
        "0.5, 4096, 6.133e-6, 5.59e6",
        "1, 256, 2.465e-4, 33.7e3",
        "1, 1024, 3.888e-5, 463e3",
        "1, 4096, 4.871e-6, 6.99e6"
    })
    void bestGammaAndEscapeStepOfTheTable(double a, double dimension, double gamma, double steps) {
        double eta = 0.03 * StrictMath.pow(dimension, -a);
        Problem problem = Problems.of("alternating", "he3", "he3").until(0.3).at(dimension, eta);
        assertThat(OPTIMAL.gamma(problem)).isEqualTo(gamma);
        assertThat(MeanDynamics.escapeStep(problem, gamma) / steps).isCloseTo(1, within(0.01));
    }

    /** Printed on JDK 17 and JDK 25 alike. */
    @Test
    void sameBitsOnEveryJdk() {
        Problem tanh = Problems.of("batch-reuse", "relu", "tanh").noisy(0.1).at(512, 1e-3);
        Problem sine = Problems.of("alternating", "sin", "erf")
                .with(Geometry.NORMALIZED)
                .at(100, 0.1);
        assertThat(OPTIMAL.gamma(tanh)).isEqualTo(GOLDEN_TANH);
        assertThat(MeanDynamics.escapeStep(tanh, 1e-3)).isEqualTo(GOLDEN_TANH_STEP);
        assertThat(OPTIMAL.gamma(sine)).isEqualTo(GOLDEN_SINE);
        assertThat(MeanDynamics.escapeStep(sine, 1e-3)).isEqualTo(GOLDEN_SINE_STEP);
    }

    private static final double GOLDEN_TANH = 0.007776;
    private static final double GOLDEN_TANH_STEP = 0x1.27f669e4fcc7fp11;
    private static final double GOLDEN_SINE = 0.05012;
    private static final double GOLDEN_SINE_STEP = 0x1.402aeb5ea750ap10;

    /** Theorem 3.3 with the best gamma: T ~ d^(i-1), where the drift, of order m^(i-1), is far below the rounding of psi. */
    @Test
    void largeDimensionsFollowTheTheorem() {
        Problems he3 = Problems.of("online", "he3", "he3");
        double low = MeanDynamics.escapeStep(he3.at(1e10, 0), OPTIMAL.gamma(he3.at(1e10, 0)));
        double high = MeanDynamics.escapeStep(he3.at(1e12, 0), OPTIMAL.gamma(he3.at(1e12, 0)));
        assertThat(StrictMath.log10(high / low) / 2).isCloseTo(2, within(0.01));
        Problems he6 = Problems.of("online", "he6", "he6");
        low = MeanDynamics.escapeStep(he6.at(1e10, 0), OPTIMAL.gamma(he6.at(1e10, 0)));
        high = MeanDynamics.escapeStep(he6.at(1e12, 0), OPTIMAL.gamma(he6.at(1e12, 0)));
        assertThat(StrictMath.log10(high / low) / 2).isCloseTo(5, within(0.02));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "online, relu, relu, NORMALIZED",
        "alternating, he3, relu, PROJECTED",
        "batch-reuse, he3, relu, PROJECTED",
        "batch-reuse, he4, he4, NORMALIZED",
        "online, sign, tanh, PROJECTED",
        "alternating, he2, relu, EUCLIDEAN"
    })
    void twiceTheNodesChangeLittle(String algorithm, String link, String activation, Geometry geometry) {
        Problem problem =
                Problems.of(algorithm, link, activation).with(geometry).at(256, 1e-3);
        double gamma = OPTIMAL.gamma(problem);
        assertThat(MeanDynamics.escapeStep(problem, gamma)
                        / new MeanDynamics(problem, 2 * MeanDynamics.NODES).escapeStep(gamma))
                .isCloseTo(1, within(4e-3));
    }

    /** With a slow step all geometries share the drift, and |w| stays near 1. */
    @Test
    void slowStepsAreAlikeInEveryGeometry() {
        Problems online = Problems.of("online", "he2", "he2");
        double projected = MeanDynamics.escapeStep(online.at(1000, 0), 1e-6);
        double normalized =
                MeanDynamics.escapeStep(online.with(Geometry.NORMALIZED).at(1000, 0), 1e-6);
        assertThat(normalized / projected).isCloseTo(1, within(1e-3));
        // The exact flow of m' = 2 gamma m (1 - m^2): T = log(m / sqrt(1 - m^2)) / (2 gamma) between both ends.
        double start = 1 / Math.sqrt(1000);
        double exact =
                (StrictMath.log(0.5 / Math.sqrt(0.75)) - StrictMath.log(start / Math.sqrt(1 - start * start))) / 2e-6;
        assertThat(projected / exact).isCloseTo(1, within(3e-3));
    }

    @Test
    void signsOfTheDrift() {
        double gamma = 1e-4;
        double positive =
                MeanDynamics.escapeStep(Problems.of("online", "he3", "he3").at(256, 0), gamma);
        Problems third = Problems.of("online", "hermite(0,0,0,-1)", "he3");
        assertThat(MeanDynamics.escapeStep(third.at(256, 0), gamma) / positive).isCloseTo(1, within(1e-12));
        assertThat(MeanDynamics.escapeStep(third.signed().at(256, 0), gamma)).isInfinite();
        Problems second = Problems.of("online", "hermite(0,0,-1)", "he2");
        assertThat(MeanDynamics.escapeStep(second.at(256, 0), gamma)).isInfinite();
        Problems first = Problems.of("online", "hermite(0,-1)", "he1");
        double through = MeanDynamics.escapeStep(first.at(256, 0), gamma);
        assertThat(through)
                .isGreaterThan(MeanDynamics.escapeStep(
                        Problems.of("online", "he1", "he1").at(256, 0), gamma))
                .isLessThan(Double.POSITIVE_INFINITY);
        assertThat(MeanDynamics.escapeStep(first.signed().at(256, 0), gamma)).isInfinite();
    }

    @Test
    void contractionBeatsASmallPositiveDrift() {
        Problems squared = Problems.of("alternating", "he3", "he3").with(Loss.SQUARED);
        assertThat(MeanDynamics.escapeStep(squared.at(256, 0.02), 1e-5)).isInfinite();
    }

    @Test
    void fewStepsAreCounted() {
        Problem problem = Problems.of("online", "he1", "he1").at(2, 0);
        assertThat(MeanDynamics.escapeStep(problem, 0.5) % 1).isZero();
    }

    @Test
    void noDriftIsRefusedWithTheNames() {
        Problem problem = Problems.of("online", "he3", "relu").at(64, 0);
        assertThat(MeanDynamics.escapeStep(problem, 1e-3)).isInfinite();
        assertThatThrownBy(() -> OPTIMAL.gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContainingAll("he3", "relu", "law", "values");
        assertThatThrownBy(() -> new StepSizePolicy.Paper(0.5).gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContainingAll("he3", "relu", "law", "values");
    }

    @Test
    void paperTakesTheLargestTerm() {
        // max(9 eta d^-1, 0.5 d^-3/2, ...) at d = 100, eta = 0.1: 9e-3.
        Problem problem = Problems.of("alternating", "he3", "he3").at(100, 0.1);
        assertThat(new StepSizePolicy.Paper(0.5).gamma(problem)).isCloseTo(4.5e-3, within(1e-12));
    }

    /**
     * T_G has two valleys here: 1.4e8 steps at gamma = 10^-4.7/d, 1.3e3 at 10^-0.1/d, where normalising cuts psi's tail. In 200
     * sampled runs the median at the second was 954 steps, and no half of the runs escaped in 2e5 at the first.
     */
    @Test
    void betterOfTwoValleys() {
        Problem problem = Problems.of(
                        "alternating", "hermite(0,0.13,-0.39,0,0.94)", "hermite(0.01,0.14,-0.12,0.18,0.11)")
                .with(Loss.SQUARED)
                .with(Geometry.NORMALIZED)
                .at(64, 0.05);
        double gamma = OPTIMAL.gamma(problem);
        assertThat(gamma).isEqualTo(0.01241);
        assertThat(ExitLaw.of(problem, gamma, 1e8).quantile(0.5)).isBetween(700.0, 1300.0);
    }
}
