package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.PiecewiseLinear;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.meanmap.StepMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Theory is right for links that bend elsewhere than relu, which nothing in it knows. */
@Tag("slow")
class KinkedLinksTest {
    private static final Link HE3 = Links.parse("hermite(0.3,0.4,0.2,1)");

    private static Model model(Algorithm rule, Link link, Link activation, Loss loss, double noise) {
        return new Model(rule, link, new Neuron(activation, 0.8), loss, Geometry.PROJECTED, noise);
    }

    static Stream<Model> models() {
        List<Model> models = new ArrayList<>();
        for (Algorithm rule : Algorithms.all()) {
            for (Loss loss : Problems.LINEAR) {
                for (Link kinked : PiecewiseLinear.several()) {
                    models.add(model(rule, HE3, kinked, loss, 0));
                }
                models.add(model(rule, PiecewiseLinear.several().get(1), Links.parse("tanh"), loss, 0));
                models.add(model(
                        rule,
                        PiecewiseLinear.several().get(1),
                        PiecewiseLinear.several().get(0),
                        loss,
                        0));
            }
        }
        return models.stream();
    }

    /** eta, and d as {@code |x|^2} from where on theory puts it there. */
    private static double eta(Model model) {
        return model.algorithm().readsSquaredNorm() ? 0.3 / Problem.LARGE : 0.2;
    }

    /** The brute force's panels end at the breaks of all these links; a kink that moves with the label they do not know. */
    @ParameterizedTest
    @MethodSource("models")
    void coefficientsAreThoseOfTheRule(Model model) {
        Drift drift = DriftExpansion.drift(model, eta(model), Problem.LARGE);
        BruteForce expected = BruteForce.of(model, eta(model), Problem.LARGE, 5, 120);
        double tolerance = model.algorithm().readsSquaredNorm() ? 2e-3 : 1e-9;
        for (int i = 1; i <= 5; i++) {
            assertThat(i <= drift.order() ? drift.strength(i) : 0)
                    .as("%s, i = %d", model, i)
                    .isCloseTo(expected.value()[i], within(tolerance * expected.size()[i]));
        }
    }

    /** At {@code |x|^2 = d} the drift is its series exactly, so nodes that miss a kink show. */
    @ParameterizedTest
    @MethodSource("models")
    void theMeanMapAgreesWithTheCoefficients(Model model) {
        Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(Problem.LARGE, eta(model));
        Drift series = DriftExpansion.drift(model, problem.eta(), problem.dimension());
        StepMoments.Source steps = new StepMoments.Source(problem, series, 64);
        for (double m : new double[] {-0.15, 0.1, 0.2}) {
            StepMoments step = steps.at(m);
            assertThat(step.drift())
                    .as("%s, m = %f", model, m)
                    .isCloseTo(series.at(m), within(2e-4 * Math.sqrt(step.variance(1e-9)) * 1e9));
        }
    }

    private static Problem hinge(double at, boolean known, Loss loss, double noise) {
        Model model = model(Algorithms.parse("batch-reuse"), HE3, PiecewiseLinear.hinge(at, known), loss, noise);
        return new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(300, 0.3 / 300);
    }

    /** With the closed forms of a hinge and without, by evaluation: coefficients, leading powers and both policies' gamma. */
    @ParameterizedTest
    @CsvSource({"0, correlation", "0.5, correlation", "0.5, squared"})
    void aHingeIsRightWithItsClosedFormsAndWithout(double at, String name) {
        Loss loss = Loss.named(name);
        Problem known = hinge(at, true, loss, 0);
        Problem unknown = hinge(at, false, loss, 0);
        agree(known.model(), unknown.model());
        Asymptotics one = new Asymptotics(known.model(), OverlapMode.ABSOLUTE);
        Asymptotics other = new Asymptotics(unknown.model(), OverlapMode.ABSOLUTE);
        for (double a : new double[] {1, 1.2, 1.7, 2.5}) {
            assertThat(other.exponent(0.4, a)).isEqualTo(one.exponent(0.4, a));
        }
        assertThat(new StepSizePolicy.Optimal().gamma(unknown)).isEqualTo(new StepSizePolicy.Optimal().gamma(known));
        assertThat(new StepSizePolicy.Paper(0.5).gamma(unknown))
                .isCloseTo(new StepSizePolicy.Paper(0.5).gamma(known), within(1e-10));
    }

    @Test
    void aHingeUnderNoiseIsRightWithItsClosedFormAndWithout() {
        agree(
                hinge(0.5, true, Loss.SQUARED, 0.4).model(),
                hinge(0.5, false, Loss.SQUARED, 0.4).model());
    }

    private static void agree(Model known, Model unknown) {
        Drift closed = DriftExpansion.limit(known, 0.4);
        Drift evaluated = DriftExpansion.limit(unknown, 0.4);
        for (int i = 1; i <= 8; i++) {
            assertThat(evaluated.strength(i))
                    .as("%s, i = %d", known, i)
                    .isCloseTo(closed.strength(i), within(known.noisy() ? 1e-7 : 1e-9));
        }
    }
}
