package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** The best gamma is the best of the grid, whatever the model. */
class BestGammaTest {
    private static final int BELOW = 30;
    private static final int ABOVE = 60;

    @Tag("slow")
    @Property(tries = 60, seed = "20251021")
    void noGridPointIsBetter(@ForAll("problems") Problem problem) {
        double gamma;
        try {
            gamma = new StepSizePolicy.Optimal().gamma(problem);
        } catch (NoFiniteEscapeException refused) {
            assertThat(refused).hasMessageContaining(problem.model().link().name());
            return;
        }
        int best = (int) Math.rint(10 * StrictMath.log10(gamma * problem.dimension()));
        MeanDynamics map = new MeanDynamics(problem);
        double least = map.escapeStep(StrictMath.pow(10, best / 10.0) / problem.dimension());
        assertThat(least).isPositive().isFinite();
        for (int k = best - BELOW; k <= best + ABOVE; k++) {
            double steps = map.escapeStep(StrictMath.pow(10, k / 10.0) / problem.dimension());
            assertThat(steps).as("10^(%d/10)/d", k).isGreaterThanOrEqualTo(least);
        }
    }

    /** From beyond -threshold the euclidean flow, too, has a best gamma; the signed overlap does not stop there. */
    @Test
    void startsBeyondTheNegativeThreshold() {
        Problem problem = Problems.of("online", "he1", "he1")
                .with(Geometry.EUCLIDEAN)
                .signed()
                .from(-0.9, 64, 0);
        assertThat(new StepSizePolicy.Optimal().gamma(problem)).isPositive().isFinite();
    }

    /** The first valley from below ends at 10^-2/d with 5,939 steps, the second at 10^-0.6/d with 212. */
    @Test
    void narrowValleysAreSeen() {
        Problem problem = Problems.of("alternating", "hermite(0,-0.3,-0.3,1,1)", "hermite(0,1,-0.5,-0.3,-0.3)")
                .with(Geometry.NORMALIZED)
                .until(0.8)
                .at(16, 0.05);
        assertThat(new StepSizePolicy.Optimal().gamma(problem)).isEqualTo(0.0157);
    }

    @Provide
    Arbitrary<Problem> problems() {
        Arbitrary<String> series = Arbitraries.doubles()
                .between(-1, 1)
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(coefficients -> coefficients.stream().anyMatch(c -> c != 0))
                .map(coefficients -> Problems.series(0, coefficients));
        Arbitrary<Algorithm> algorithm = Arbitraries.of(Algorithms.all());
        return Combinators.combine(
                        algorithm,
                        series,
                        series,
                        Arbitraries.of(Problems.LINEAR),
                        Arbitraries.of(Geometry.PROJECTED, Geometry.NORMALIZED),
                        Arbitraries.of(16.0, 64.0, 1000.0, 1e5),
                        Arbitraries.of(0.5, 0.8))
                .as((rule, link, activation, loss, geometry, dimension, threshold) -> Problems.of(
                                rule.name(), link, activation)
                        .with(loss)
                        .with(geometry)
                        .until(threshold)
                        .at(dimension, rule.readsSquaredNorm() ? 0.05 / dimension : 0.05));
    }
}
