package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** The policy fastest takes the gamma at which the law's median is least. */
class FastestGammaTest {
    private static final StepSizePolicy FASTEST = new StepSizePolicy.Fastest();
    private static final StepSizePolicy OPTIMAL = new StepSizePolicy.Optimal();
    private static final double HORIZON = 1e12;

    @Tag("slow")
    @Property(tries = 8, seed = "20261127")
    void noGridPointNearbyHasAShorterMedian(@ForAll("problems") Problem problem) {
        double gamma = FASTEST.gamma(problem);
        int best = (int) Math.rint(10 * StrictMath.log10(gamma * problem.dimension()));
        double least = median(problem, best, HORIZON);
        assertThat(least).isPositive().isFinite();
        for (int k = best - 8; k <= best + 8; k++) {
            double median = median(problem, k, 2 * least);
            assertThat(Double.isNaN(median) || median > least || median == least && k >= best)
                    .as("%s: %s at %d, %s at %d", problem, median, k, least, best)
                    .isTrue();
        }
    }

    private static double median(Problem problem, int k, double horizon) {
        double gamma = StrictMath.pow(10, k / 10.0) / problem.dimension();
        return ExitLaw.of(problem, gamma, horizon).quantile(0.5);
    }

    /** A cell's identity holds gamma, which must stay. The medians next to the least are 1.07 and 1.10 times as long. */
    @Test
    void theGammaIsAPointOfTheGridToFourDigits() {
        Problem problem = Problems.of("online", "he3", "he3").at(1024, Double.NaN);
        assertThat(FASTEST.gamma(problem)).isEqualTo(1.548e-4);
        assertThat(OPTIMAL.gamma(problem)).isEqualTo(3.888e-5);
    }

    /** Where the mean map holds no run its minimiser is the runs', too. */
    @Test
    void aLinkThatEscapesAtOnceNeedsNoOther() {
        Problem problem = Problems.of("online", "he1", "he1").at(256, Double.NaN);
        assertThat(FASTEST.gamma(problem) / OPTIMAL.gamma(problem)).isBetween(0.75, 1.35);
    }

    @Test
    void theExponentIsThatOfTheBestGamma() {
        Asymptotics plain =
                new Asymptotics(Problems.of("alternating", "he3", "he3").model(), OverlapMode.ABSOLUTE);
        Asymptotics batches =
                new Asymptotics(Problems.of("online", "he3", "he3").model(), OverlapMode.ABSOLUTE, 0.5);
        assertThat(plain.exponent(0.03, 0.25, FASTEST)).isPresent().isEqualTo(plain.exponent(0.03, 0.25, OPTIMAL));
        assertThat(batches.exponent(1, 0, FASTEST)).isPresent().isEqualTo(batches.exponent(1, 0, OPTIMAL));
    }

    @Test
    void withoutALawOfSingleRunsOrADriftThereIsNone() {
        Problems he3 = Problems.of("online", "he3", "he3");
        assertThatThrownBy(() -> FASTEST.gamma(he3.with(Geometry.EUCLIDEAN).at(64, Double.NaN)))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContaining(
                        "in the euclidean geometry the law of the escape time is that of the mean flow alone")
                .hasMessageEndingWith("give one with gamma policy law or values");
        assertThatThrownBy(
                        () -> FASTEST.gamma(Problems.of("online", "he3", "relu").at(64, Double.NaN)))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContaining("no coefficient of the drift leads out of the flat start");
    }

    @Provide
    Arbitrary<Problem> problems() {
        return Combinators.combine(
                        Arbitraries.of("online", "alternating"),
                        Arbitraries.of("he1", "he2", "he3", "tanh", "hermite(0,0,0.5,1)"),
                        Arbitraries.of(Loss.CORRELATION, Loss.SQUARED),
                        Arbitraries.of(Geometry.PROJECTED, Geometry.NORMALIZED),
                        Arbitraries.of(16.0, 64.0, 256.0, 1024.0),
                        Arbitraries.of(0.0, 0.5),
                        Arbitraries.of(0.3, 0.5, 0.8))
                .as((rule, link, loss, geometry, dimension, noise, threshold) -> Problems.of(rule, link, link)
                        .with(loss)
                        .with(geometry)
                        .noisy(noise)
                        .until(threshold)
                        .at(dimension, 0.03));
    }
}
