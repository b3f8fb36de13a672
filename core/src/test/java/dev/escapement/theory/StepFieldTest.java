package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.exit.OverlapGrid;
import dev.escapement.theory.exit.StepField;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.meanmap.StepMoments;
import dev.escapement.theory.meanmap.StepPanel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Mean and variance of a step on a whole grid, against their exact values at every point. */
class StepFieldTest {
    private static final int NODES = 32;

    @Tag("slow")
    @Property(tries = 60, seed = "20261127")
    void everyPointIsWithinTheTolerance(@ForAll("problems") Problem problem, @ForAll("decades") double decades) {
        double gamma = StrictMath.pow(10, decades) / problem.dimension();
        StepMoments.Source steps = new StepMoments.Source(
                problem, DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension()), NODES);
        double[] points = OverlapGrid.of(problem).points();
        StepField field = new StepField(steps, gamma, points, 1 / Math.sqrt(problem.dimension()));
        for (int i = 0; i < points.length; i++) {
            StepMoments exact = steps.at(points[i]);
            double mean = exact.increment(gamma);
            assertThat(field.mean()[i])
                    .as("mean at %g", points[i])
                    .isCloseTo(mean, within(StepPanel.TOLERANCE * Math.abs(mean)));
            assertThat(field.variance()[i] / exact.variance(gamma)).isCloseTo(1, within(2e-3));
        }
    }

    @Provide
    Arbitrary<Double> decades() {
        return Arbitraries.of(-4.0, -2.5, -1.5, -1.0, -0.5);
    }

    @Provide
    Arbitrary<Problem> problems() {
        Arbitrary<String> links = Arbitraries.of(
                "he1", "he2", "he3", "he4", "hermite(0,0.04,-0.2,0.3)", "hermite(0,-0.1,0.5,0.5)", "tanh");
        return Combinators.combine(
                        Arbitraries.of("online", "alternating", "batch-reuse"),
                        links,
                        links,
                        Arbitraries.of(Problems.LINEAR),
                        Arbitraries.of(Geometry.PROJECTED, Geometry.NORMALIZED),
                        Arbitraries.of(20.0, 256.0, 65536.0, 1e8))
                .as((rule, link, activation, loss, geometry, dimension) -> Problems.of(rule, link, activation)
                        .with(loss)
                        .with(geometry)
                        .until(0.3)
                        .at(dimension, "batch-reuse".equals(rule) ? 0.03 / dimension : 0.03));
    }
}
