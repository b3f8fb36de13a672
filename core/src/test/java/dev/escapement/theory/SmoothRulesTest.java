package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.meanmap.EscapePath;
import dev.escapement.theory.meanmap.EuclideanFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theory is right for smooth rules that the family does not have. */
class SmoothRulesTest {
    private static Model model(Algorithm rule, String link, Geometry geometry, double noiseStd) {
        return new Model(
                rule, Links.parse(link), new Neuron(Links.parse(link), 1), Loss.CORRELATION, geometry, noiseStd);
    }

    /** A rule without an inner learning rate is given NaN for one. */
    @ParameterizedTest
    @ValueSource(strings = {"he1", "he2", "he3"})
    void noiseAndNoInnerLearningRate(String link) {
        Algorithm rule = Algorithms.parse("tanh-residual", "tanh(y - act(z)) * act'(z)");
        Model model = model(rule, link, Geometry.PROJECTED, 0.3);
        Drift drift = DriftExpansion.drift(model, Double.NaN, 64);
        BruteForce expected = BruteForce.of(model, Double.NaN, 64, 3, 24);
        for (int i = 1; i <= 3; i++) {
            assertThat(drift.strength(i))
                    .as("%s, i = %d", link, i)
                    .isCloseTo(expected.value()[i], within(1e-6 * expected.size()[i]));
        }
    }

    /** {@code psi = s z^4} at overlap 0: {@code E[psi^2 |x|^2] = E[s^2 z^8 (s^2 + z^2 + d - 2)]}. */
    @Test
    void momentsOfHighPowers() {
        Algorithm rule = Algorithms.parse("fourth-power", "y * act(z)^4 * act'(z)");
        double d = 64;
        Problems problems = Problems.of("online", "he1", "he1").with(model(rule, "he1", Geometry.EUCLIDEAN, 0));
        EuclideanFlow flow = new EuclideanFlow(problems.at(d, 0), new EscapePath(0.1, 0.5), 64);
        double exact = 3 * 105 + 945 + (d - 2) * 105;
        assertThat(flow.moments(0, 1).spread()).isCloseTo(exact, within(1e-9 * exact));
    }
}
