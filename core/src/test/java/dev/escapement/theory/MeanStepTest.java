package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.MeanStep;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeanStepTest {
    /**
     * The mean change of a step is that of its landings, whatever gamma: also where psi's degree in z is so high that the two orders
     * of gamma are larger than the step itself by many powers of ten, and cancel.
     */
    @Property(tries = 150, seed = "20261127")
    void theMeanIsThatOfTheLandings(
            @ForAll("rules") String rule,
            @ForAll("links") String link,
            @ForAll("links") String activation,
            @ForAll boolean squared,
            @ForAll boolean normalized,
            @ForAll("overlaps") double m,
            @ForAll("sizes") double size) {
        double d = 64;
        Problem problem = Problems.of(rule, link, activation)
                .with(squared ? Loss.SQUARED : Loss.CORRELATION)
                .with(normalized ? Geometry.NORMALIZED : Geometry.PROJECTED)
                .at(d, rule.equals("batch-reuse") ? 0.3 / d : 0.03);
        int nodes = MeanDynamics.nodes(problem);
        MeanStep.Source steps = MeanStep.Source.of(problem, new MeanDynamics(problem, nodes).series(), nodes);
        MeanStep step = steps.at(m);
        double gamma = size / d;
        MeanStep.Landings landings = step.landings(gamma);
        double sum = 0;
        double moved = 0;
        for (int i = 0; i < landings.change().length; i++) {
            double term = landings.weight()[i] * landings.change()[i];
            sum += term;
            moved += Math.abs(term);
        }
        // What the drift's series sees that nodes do not is a part of the whole change's size, at most.
        assertThat(step.increment(gamma)).isCloseTo(sum, within(1e-4 * moved));
        assertThat(landings.mean()).isEqualTo(step.increment(gamma));
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of("online", "alternating", "batch-reuse");
    }

    @Provide
    Arbitrary<String> links() {
        return Arbitraries.of("he1", "he2", "he3", "he4", "tanh", "relu");
    }

    @Provide
    Arbitrary<Double> overlaps() {
        return Arbitraries.of(-0.6, -0.02, 1e-3, 0.1, 0.4);
    }

    @Provide
    Arbitrary<Double> sizes() {
        return Arbitraries.of(1e-4, 1e-2, 0.1, 1.0);
    }
}
