package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The best gamma is the best of its whole neighbourhood on the grid, whatever the model. */
class BestGammaTest {
    private static final int NEIGHBOURS = 12;

    @Property(tries = 60, seed = "20251021")
    void noGridPointNearbyIsBetter(@ForAll("problems") Problem problem) {
        double gamma;
        try {
            gamma = new StepSizePolicy.Optimal().gamma(problem);
        } catch (NoFiniteEscapeException refused) {
            assertThat(refused).hasMessageContaining(problem.model().link().name());
            return;
        }
        int best = (int) Math.rint(10 * StrictMath.log10(gamma * problem.dimension()));
        MeanMap map = new MeanMap(problem);
        double least = map.escapeStep(StrictMath.pow(10, best / 10.0) / problem.dimension());
        assertThat(least).isPositive().isFinite();
        for (int k = best - NEIGHBOURS; k <= best + NEIGHBOURS; k++) {
            double steps = map.escapeStep(StrictMath.pow(10, k / 10.0) / problem.dimension());
            assertThat(steps).as("10^(%d/10)/d", k).isGreaterThanOrEqualTo(least);
        }
    }

    @Provide
    Arbitrary<Problem> problems() {
        Arbitrary<String> series = Arbitraries.doubles()
                .between(-1, 1)
                .ofScale(2)
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .filter(coefficients -> coefficients.stream().skip(1).anyMatch(c -> c != 0))
                .map(BestGammaTest::spelled);
        Arbitrary<Algorithm> algorithm = Arbitraries.of(Algorithms.all());
        return Combinators.combine(
                        algorithm,
                        series,
                        series,
                        Arbitraries.of(Loss.values()),
                        Arbitraries.of(Geometry.PROJECTED, Geometry.NORMALIZED),
                        Arbitraries.of(64.0, 1000.0, 1e5))
                .as((rule, link, activation, loss, geometry, dimension) -> Problems.of(rule.name(), link, activation)
                        .with(loss)
                        .with(geometry)
                        .at(dimension, rule instanceof BatchReuse ? 0.05 / dimension : 0.05));
    }

    private static String spelled(List<Double> coefficients) {
        return coefficients.stream().map(String::valueOf).collect(Collectors.joining(",", "hermite(", ")"));
    }
}
