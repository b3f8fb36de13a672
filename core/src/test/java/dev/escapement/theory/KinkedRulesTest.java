package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.StepMoments;
import dev.escapement.theory.quadrature.GaussRule;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean steps and T_G of rules that bend or jump in the label, in the pre-activation or on curves of both. */
@Tag("slow")
class KinkedRulesTest {
    private static final List<String> LINKS = List.of("he1", "he2", "he3", "tanh", "hermite(0.2,0.5,0.8)", "relu");
    private static final List<String> RULES = List.of(
            "sign(y)*act'(z)",
            "clip(y, -1, 0.5)*act'(z)",
            "abs(y - 0.3)*act'(z)",
            "clip(y*act'(z), -1, 1)",
            "sign(y - act(z))*act'(z)",
            "relu(y + z)*act'(z)",
            "step(z - 0.4)*y",
            "min(y, z)*act'(z)",
            "max(y*z, 0.2)*z");
    private static final int CELLS = 1500;
    private static final double REACH = 8;

    private static Model model(
            String psi, String link, String activation, Geometry geometry, double noise, Label label) {
        return new Model(
                Algorithms.parse("tested", psi),
                Links.parse(link),
                new Neuron(Links.parse(activation), 1),
                Loss.CORRELATION,
                geometry,
                noise,
                label);
    }

    private static Problem problem(Model model) {
        return new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(64, 0);
    }

    /** {@code E[psi (s - m g)]} and {@code E|psi|} by a midpoint rule, to which no kink is known. */
    private static double[] drift(Model model, double m) {
        GaussRule noises = model.noisy() ? GaussRule.hermite(60) : new GaussRule(new double[] {0}, new double[] {1});
        int cells = model.noisy() ? CELLS / 3 : CELLS;
        double width = 2 * REACH / cells;
        double[] s = new double[cells];
        double[] g = new double[cells];
        double[] noise = new double[cells];
        double[] norm = new double[cells];
        double[] psi = new double[cells];
        Direction direction = model.direction(0, 64, cells);
        double sum = 0;
        double size = 0;
        for (int i = 0; i < cells; i++) {
            double at = -REACH + width * (i + 0.5);
            for (int j = 0; j < cells; j++) {
                s[j] = at;
                g[j] = m * at + Math.sqrt(1 - m * m) * (-REACH + width * (j + 0.5));
            }
            for (int l = 0; l < noises.size(); l++) {
                Arrays.fill(noise, noises.node(l));
                direction.psi(g, s, noise, norm, psi, cells);
                for (int j = 0; j < cells; j++) {
                    double v = -REACH + width * (j + 0.5);
                    double weight = noises.weight(l)
                            * width
                            * width
                            * StrictMath.exp(-(at * at + v * v) / 2)
                            / (2 * StrictMath.PI);
                    sum += weight * psi[j] * (s[j] - m * g[j]);
                    size += weight * Math.abs(psi[j]);
                }
            }
        }
        return new double[] {sum, size};
    }

    /** The midpoint rule misses a jump by about the 1.5-th power of its cells' width, 1e-3 of {@code E|psi|}. */
    @Test
    void meanStepsAreThoseOfAFineGrid() {
        SplittableRandom random = new SplittableRandom(15);
        for (int k = 0; k < 9; k++) {
            Model model = model(
                    RULES.get(k % RULES.size()),
                    LINKS.get(random.nextInt(LINKS.size())),
                    LINKS.get(random.nextInt(1, LINKS.size())),
                    Geometry.PROJECTED,
                    0,
                    Label.IDENTITY);
            agrees(model, 2e-3);
        }
    }

    /** With fewer cells, but noise smooths what they miss. */
    @ParameterizedTest
    @CsvSource({"sign(y)*act'(z), he2, he2", "clip(y*act'(z); -1; 1), he3, tanh", "sign(y - act(z))*act'(z), tanh, he2"
    })
    void meanStepsUnderNoiseAreThoseOfAFineGrid(String psi, String link, String activation) {
        agrees(model(psi.replace(';', ','), link, activation, Geometry.PROJECTED, 0.3, Label.IDENTITY), 2e-3);
    }

    private static void agrees(Model model, double tolerance) {
        Problem problem = problem(model);
        StepMoments.Source steps =
                new StepMoments.Source(problem, DriftExpansion.drift(model, 0, 64), MeanDynamics.NODES);
        for (double m : new double[] {0.3, -0.4}) {
            double[] expected = drift(model, m);
            assertThat(steps.at(m).drift())
                    .as("%s, m = %f", model, m)
                    .isCloseTo(expected[0], within(tolerance * expected[1]));
        }
    }

    /** A rule that reads the label through a function is the online rule on labels that are this function of the output. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "sign(y); he2; he2; 0",
                "sign(y); he2; he2; 0.3",
                "clip(y, -1, 1); he2; he2; 0",
                "clip(y, -1, 1); tanh; tanh; 0.3",
                "abs(y); hermite(0.2,0.5,0.8); he2; 0",
                "abs(y - 0.4); hermite(0.2,0.5,0.8); he2; 0.3",
                "step(y - 0.5); he1; he1; 0.3",
            },
            delimiter = ';')
    void aFunctionOfTheLabelIsTheSameInTheRuleAndInTheLabel(
            String function, String link, String activation, double noise) {
        for (Geometry geometry : Geometry.values()) {
            Model inRule = model("(" + function + ")*act'(z)", link, activation, geometry, noise, Label.IDENTITY);
            Model inLabel = new Model(
                    Algorithms.parse("online"),
                    inRule.link(),
                    inRule.neuron(),
                    inRule.loss(),
                    geometry,
                    noise,
                    Label.parse(function));
            double gamma = 2e-3;
            double steps = MeanDynamics.escapeStep(problem(inLabel), gamma);
            assertThat(steps).isFinite();
            assertThat(MeanDynamics.escapeStep(problem(inRule), gamma) / steps)
                    .as("%s", geometry)
                    .isCloseTo(1, within(1e-4));
        }
    }

    /** The noise meets fifty breaks; the label has two values, and as many nodes. */
    @Test
    void aLabelWithManyBreaksKeepsFewNodes() {
        Model model = model("y*act'(z)", "he2", "he2", Geometry.PROJECTED, 1, Label.parse("sign(sin(8*y))"));
        Drift none = new Drift(new double[2], false);
        StepMoments.Source steps = new StepMoments.Source(problem(model), none, MeanDynamics.NODES);
        assertThat(steps.at(0.3).nodes()).isLessThan(20_000);
    }

    /**
     * {@code psi (s - m z) = s (s - m z) (xx/d)^3} is a quadratic form times a power of the squared radius, on which alone its mean
     * depends: {@code E[X^4] / (d^3 E[X])} with X chi-square of d degrees, {@code (1 + 2/d)(1 + 4/d)(1 + 6/d)}.
     */
    @ParameterizedTest
    @CsvSource({"255", "256", "257", "4096"})
    void powersOfTheSquaredNormAreSeenAtEveryDimension(double dimension) {
        double drift = drift("y*act'(z)*(xx/d)^3", dimension);
        double expected = (1 + 2 / dimension) * (1 + 4 / dimension) * (1 + 6 / dimension);
        assertThat(drift / drift("y*act'(z)", dimension)).isCloseTo(expected, within(1e-9));
    }

    private static double drift(String psi, double dimension) {
        Model model = model(psi, "he1", "he1", Geometry.PROJECTED, 0, Label.IDENTITY);
        Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(dimension, 0);
        return new StepMoments.Source(problem, new Drift(new double[2], false), MeanDynamics.NODES)
                .at(0.1)
                .drift();
    }
}
