package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
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
import dev.escapement.theory.expansion.Scaling;
import dev.escapement.theory.meanmap.EscapePath;
import dev.escapement.theory.meanmap.EuclideanFlow;
import dev.escapement.theory.meanmap.StepMoments;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theory of rules that are formulas, and of labels: what is known of them from elsewhere. */
class RuleTheoryTest {
    private static final StepSizePolicy BEST = new StepSizePolicy.Optimal();

    /** Three layers, both upper ones moved on the sample first (arXiv 2510.21020, section 4 and C.4). */
    private static final String DEEP = "h = act(z); g = act(h); b1 = 1 + eta*y*act'(h)*h; b2 = 1 + eta*y*g; "
            + "y * b2 * act'(b1*h) * b1 * act'(z)";

    private static final Algorithm ONLINE = Algorithms.parse("online");

    private static Algorithm rule(String psi) {
        return Algorithms.parse("written", psi);
    }

    private static Model model(Algorithm rule, String link, String activation, String label, double noise) {
        return new Model(
                rule,
                Links.parse(link),
                new Neuron(Links.parse(activation), 1),
                Loss.CORRELATION,
                Geometry.PROJECTED,
                noise,
                Label.parse(label));
    }

    private static Asymptotics asymptotics(Model model) {
        return new Asymptotics(model, OverlapMode.ABSOLUTE);
    }

    /** {@code u_2(he_3^2) = 6 sqrt 2}; the noise adds a constant to the mean of a square. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void aSquaredLabelHelpsHe2(double noise) {
        assertThat(asymptotics(model(ONLINE, "he3", "he2", "y", noise)).caveats(1, 0, BEST))
                .contains(Caveat.NO_DRIFT);
        Model squared = model(ONLINE, "he3", "he2", "y^2", noise);
        assertThat(asymptotics(squared).exponent(1, 0)).contains(new Asymptotics.Exponent(1, true));
        // i! mu_i = sqrt(i) u_i(link) u_(i-1)(act').
        assertThat(DriftExpansion.drift(squared, 0, 64).strength(2))
                .isCloseTo(Math.sqrt(2) * 6 * Math.sqrt(2) / Math.sqrt(2), within(1e-9));
        assertThat(asymptotics(model(ONLINE, "he3", "he3", "y^2", noise)).caveats(1, 0, BEST))
                .contains(Caveat.NO_DRIFT);
    }

    /** An injective label leaves the generative exponent; the information exponent it may change. */
    @ParameterizedTest
    @CsvSource({
        "he3, y, 3, 1",
        "he3, y^3, 1, 1",
        "he3, 2 * y + 1, 3, 1",
        "he2, tanh(y), 2, 2",
        "he2, exp(y / 4), 2, 2",
        "he4, y^3, 2, 2",
        "he3, y^2, 2, 2",
    })
    void exponentsOfLabels(String link, String label, int information, int generative) {
        LinkExponents exponents =
                LinkExponents.of(model(ONLINE, link, "he2", label, 0).teacher());
        assertThat(exponents.information()).isEqualTo(information);
        assertThat(exponents.generative()).isEqualTo(generative);
    }

    @Test
    void aConstantLabelIsRefused() {
        assertThatThrownBy(() -> UnlearnableException.check(model(ONLINE, "sign", "he2", "y^2", 0)))
                .isInstanceOf(UnlearnableException.class)
                .hasMessageContainingAll("sign", "y^2");
    }

    /** The leading powers are those of the closed expansion: alternating he3/he3, 1/2, 9 eta, and 4.5 eta. */
    @Test
    void leadingPowersAsFound() {
        Model model = model(rule("y*act'(z) + eta*y^2*act(z)*act'(z) + 0*d"), "he3", "he3", "y", 0);
        assertThat(asymptotics(model).leading(0.1).stream().map(Asymptotics.Leading::order))
                .containsExactly(2, 3, 4, 6);
        Asymptotics.Leading second = asymptotics(model).leading(0.1).get(0);
        assertThat(second.coefficient()).isCloseTo(9, within(1e-6));
        assertThat(second.power()).isEqualTo(1);
        assertThat(second.settled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "he3, he3, 0, 1, false",
        "he3, he3, 0.25, 1.5, true",
        "he3, he3, 1, 2, false",
        "he3, square, 0, 1, true",
        "he3, square, 0.5, 2, true",
    })
    void deepAlternating(String link, String activation, double a, double alpha, boolean logFactor) {
        assertThat(asymptotics(model(rule(DEEP), link, activation, "y", 0)).exponent(1, a))
                .contains(new Asymptotics.Exponent(alpha, logFactor));
    }

    /** Through mu_1, linear in eta d and negative. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1.5, 2", "2, 3"})
    void aRectifierThatReusesItsSample(double a, double alpha) {
        Algorithm reuse = rule("t = z + eta * y * act'(z) * xx; y * act'(t) + 0*d");
        Asymptotics theory = asymptotics(model(reuse, "he3", "relu", "y", 0));
        assertThat(theory.exponent(0.5, a)).contains(new Asymptotics.Exponent(alpha, false));
        assertThat(theory.leading(0.5).get(0).coefficient()).isNegative();
        assertThat(theory.caveats(0.5, 0.5, BEST)).containsExactly(Caveat.UNBOUNDED_INNER_STEP);
    }

    /** A rule that does nothing without eta loses nothing as eta falls: gamma makes up for it. */
    @Test
    void aBestGammaMakesUpForTheSizeOfPsi() {
        Asymptotics theory = asymptotics(model(rule("eta*y*act'(z) + eta^2*y^2*act(z)*act'(z)"), "he3", "he3", "y", 0));
        assertThat(theory.exponent(0.3, 0.25)).contains(new Asymptotics.Exponent(1.5, true));
        assertThat(theory.transitions(0.3)).containsExactly(0.5);
        assertThat(theory.exponent(0.3, 1, new StepSizePolicy.Law(1, 1)))
                .contains(new Asymptotics.Exponent(2.5, false));
    }

    /** How eta goes with d: not at all, by {@code |x|^2}, by both, by their ratio, by a root. */
    @ParameterizedTest
    @CsvSource({
        "y*act'(z) + eta*y^2*act(z)*act'(z), 0.25, 1.5, 0.5",
        "t = z + eta*y*act'(z)*xx/d; y*act'(t), 0.25, 1.5, 0.5",
        "t = z + eta*y*act'(z)*xx; (1 + eta*y*act(z))*y*act'(t), 1.25, 1.5, 1.5",
        "t = z + eta*y*act'(z)*sqrt(d); y*act'(t), 0.75, 1.5, 1",
        "y*act'(z)/sqrt(xx) + eta*y^2*act(z)*act'(z)/sqrt(xx), 0.25, 1.5, 0.5",
        "y*act'(z) + sqrt(eta)*y^2*act(z)*act'(z), 0.5, 1.5, 1",
    })
    void transitionsFollowTheScaling(String psi, double a, double alpha, double transition) {
        Asymptotics theory = asymptotics(model(rule(psi), "he3", "he3", "y", 0));
        assertThat(theory.exponent(0.3, a)).contains(new Asymptotics.Exponent(alpha, true));
        assertThat(theory.transitions(0.3)).containsExactly(transition);
    }

    /** A rule that does nothing but far out: how it goes with d is seen there. */
    @ParameterizedTest
    @ValueSource(strings = {"sign(y)*relu(z - 2.5)*eta*xx", "relu(abs(y) - 3)*act'(z)*eta*xx"})
    void scalingIsSeenFarOut(String psi) {
        assertThat(DriftExpansion.scaling(model(rule(psi), "he3", "he3", "y", 0), 0.1))
                .contains(new Scaling(0, 1, true));
    }

    /** The coefficients of a rule that reads neither d nor {@code |x|^2} are computed once for all dimensions. */
    @Test
    void oneDriftServesAllDimensions() {
        Model model = model(rule("clip(y, -3, 3) * act'(z)"), "he3", "he3", "y", 0);
        assertThat(DriftExpansion.drift(model, 0, 4096)).isSameAs(DriftExpansion.drift(model, 0, 64));
    }

    @Test
    void aPowerThatIsNotWholeIsSaid() {
        Model model = model(rule("y*act'(z) + sqrt(eta)*y^2*act(z)*act'(z)"), "he3", "he3", "y", 0);
        assertThat(asymptotics(model).caveats(0.3, 0.5, BEST)).containsExactly(Caveat.BROKEN_POWER);
    }

    @Test
    void withoutTheLabelNothingIsLearnt() {
        Model model = model(rule("z * act(z)"), "he3", "he3", "y", 0);
        assertThat(asymptotics(model).caveats(1, 0, BEST)).containsExactly(Caveat.NO_LABEL);
        Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(64, 0);
        assertThatThrownBy(() -> BEST.gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContaining("correlation loss, d = 64: psi = z * act(z) does not depend on y, ");
    }

    /** The link's name alone does not say what theory saw. */
    @Test
    void aLabelIsNamedWhereNothingEscapes() {
        Problem problem =
                new Problems(model(rule("z * act(z)"), "he3", "he3", "y^2", 0), 0.5, OverlapMode.ABSOLUTE).at(64, 0);
        assertThatThrownBy(() -> BEST.gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContaining("correlation loss, label y^2, d = 64: psi = ");
    }

    /** Runs diverge where psi is no number, and never escape, but for the few that start near the threshold and are lucky. */
    @ParameterizedTest
    @EnumSource(Geometry.class)
    void whatIsNoNumberNeverEscapes(Geometry geometry) {
        Problem problem = new Problems(model(rule("log(y) * act'(z)"), "he3", "he3", "y", 0), 0.5, OverlapMode.ABSOLUTE)
                .with(geometry)
                .at(64, 0);
        assertThat(ExitLaw.of(problem, 1e-3, 1e4).survival(9e3)).isCloseTo(1, within(1e-6));
    }

    /** A clip on one side only, however far out, is no odd rule: adding next to nothing must change next to nothing. */
    @Test
    void oneSidedClipsAreNotTakenForOdd() {
        Problem clipped = new Problems(
                        model(rule("max(y, -2) * act'(z)"), "he3", "he3", "y", 0), 0.5, OverlapMode.ABSOLUTE)
                .at(256, 0);
        Problem beside = new Problems(
                        model(rule("(max(y, -2) + 1e-9) * act'(z)"), "he3", "he3", "y", 0), 0.5, OverlapMode.ABSOLUTE)
                .at(256, 0);
        assertThat(MeanMap.escapeStep(clipped, 1e-4))
                .isCloseTo(MeanMap.escapeStep(beside, 1e-4), withinPercentage(0.1));
    }

    /** A one-bit label of tanh is constant but for its noise: P(tanh(s) + g > 1.5) rises with s. */
    @Test
    void noiseMayMakeALabelTellSomething() {
        Model model = model(ONLINE, "tanh", "tanh", "sign(y - 1.5)", 1);
        UnlearnableException.check(model);
        assertThat(LinkExponents.ofLabel(model)).isEmpty();
        assertThat(DriftExpansion.drift(model, 0, 64).strength(1)).isPositive();
    }

    @Test
    void withoutAMeanThereIsNoDrift() {
        assertThat(asymptotics(model(ONLINE, "he3", "he3", "exp(y)", 0)).caveats(1, 0, BEST))
                .containsExactly(Caveat.NO_MEAN);
    }

    /** By plain quadrature on psi as the engines evaluate it. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource(
            value = {
                "y*act'(z) + eta*y^2*act(z)*act'(z); he3; he2; y^2; 0.4",
                "tanh(y)*act'(z)*(1 + eta*y*z); he2; tanh; y^3 + y; 0.3",
                "y*act'(z + eta*y)*d/(d + 1); he2; he3; y^2 - y; 0",
                "clip(y*act'(z), -1, 1); he2; he2; abs(y); 0",
                "max(y, 0)*act'(z); he1; he2; abs(y) - 1; 0.5",
            },
            delimiter = ';')
    void coefficientsByPlainQuadrature(String psi, String link, String activation, String label, double noise) {
        Model model = model(rule(psi), link, activation, label, noise);
        boolean kinked = psi.startsWith("clip") || psi.startsWith("max");
        Drift drift = DriftExpansion.drift(model, 0.1, 64);
        BruteForce expected = BruteForce.of(model, 0.1, 64, 4, kinked ? 100 : 24);
        for (int i = 1; i <= 4; i++) {
            assertThat(drift.strength(i))
                    .as("i = %d", i)
                    .isCloseTo(expected.value()[i], within((kinked ? 2e-3 : 1e-8) * (expected.size()[i] + 1e-6)));
        }
    }

    /** A rule that drops short samples has the share of the drift that P(chi-square_64 > 64) is, a Poisson sum. */
    @Test
    void kinksInTheSquaredNormAlone() {
        Drift all = DriftExpansion.drift(model(rule("y*act'(z)*xx/xx"), "he3", "tanh", "y", 0), 0.1, 64);
        Drift longOnes = DriftExpansion.drift(model(rule("y*act'(z)*step(xx - d)"), "he3", "tanh", "y", 0), 0.1, 64);
        Drift both = DriftExpansion.drift(
                model(rule("y*act'(z)*abs(step(xx - d) - step(xx - 70))"), "he3", "tanh", "y", 0), 0.1, 64);
        assertThat(longOnes.strength(3) / all.strength(3)).isCloseTo(0.4764883054762586, within(1e-9));
        assertThat(both.strength(3) / all.strength(3))
                .isCloseTo(0.4764883054762586 - 0.28327776343332484, within(1e-9));
    }

    /**
     * Mean steps of rules with labels that bend, with noise and without, and that read d and {@code |x|^2}, against sampling: twelve
     * scores, whose squares' sum exceeds 44 with probability 1.5e-5 over the seed, which is fixed.
     */
    @Tag("slow")
    @Test
    void meanStepsBySampling() {
        double total = 0;
        long seed = 300;
        for (String psi : new String[] {
            "y*act'(z) + eta*y^2*act(z)*act'(z)",
            "t = z + eta*y*act'(z)*xx/d; y*act'(t)",
            "clip(y*act'(z), -1, 1)*xx/d",
            "sign(y - act(z))*act'(z)",
            "y*act'(z)*sqrt(xx/d)",
            "y*act'(z)*step(xx - d)"
        }) {
            for (double noise : new double[] {0, 0.4}) {
                Model model = model(rule(psi), "hermite(0.3,0.6,0.8)", "tanh", "abs(y) + y/2", noise);
                Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(12, 0.1);
                Drift series = DriftExpansion.drift(model, 0.1, 12);
                double expected =
                        new StepMoments.Source(problem, series, 64).at(0.4).increment(0.3);
                SampledSteps steps = new SampledSteps(problem, seed++);
                double sum = 0;
                double squares = 0;
                int samples = 40_000;
                for (int k = 0; k < samples; k++) {
                    steps.draw(0.4, 1, false);
                    double change = steps.overlapAfter(0.4, 0.3) - 0.4;
                    sum += change;
                    squares += change * change;
                }
                double mean = sum / samples;
                double variance = (squares / samples - mean * mean) / (samples - 1);
                total += (mean - expected) * (mean - expected) / variance;
            }
        }
        assertThat(total).isLessThan(44);
    }

    /** A kink in {@code |x|^2} is where the learning rate puts it. */
    @Test
    void kinksInTheSquaredNormMoveWithTheRate() {
        double[] increments = new double[2];
        for (int k = 0; k < 2; k++) {
            Model model = model(
                    rule(k == 0 ? "y*act'(z)*step(xx - 256)" : "y*act'(z)*step(eta*xx - 25.6)"), "he3", "tanh", "y", 0);
            Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(256, 0.1);
            increments[k] = new StepMoments.Source(problem, DriftExpansion.drift(model, 0.1, 256), 64)
                    .at(0.3)
                    .increment(0.1);
        }
        assertThat(increments[1]).isCloseTo(increments[0], Percentage.withPercentage(1e-6));
    }

    /** {@code psi = s z^4} at overlap 0, as a label of the label: {@code E[psi^2 |x|^2] = E[s^2 z^8 (s^2 + z^2 + d - 2)]}. */
    @Test
    void aLabelThatUndoesItsLink() {
        Model model = new Model(
                rule("y * act(z)^4 * act'(z)"),
                Links.parse("2 * x"),
                new Neuron(Links.parse("he1"), 1),
                Loss.CORRELATION,
                Geometry.EUCLIDEAN,
                0,
                Label.parse("y / 2"));
        double d = 64;
        Problem problem = new Problems(model, 0.5, OverlapMode.ABSOLUTE).at(d, 0);
        double exact = 3 * 105 + 945 + (d - 2) * 105;
        assertThat(new EuclideanFlow(problem, new EscapePath(0.1, 0.5), 64)
                        .moments(0, 1)
                        .spread())
                .isCloseTo(exact, within(1e-9 * exact));
    }
}
