package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.escapement.formula.Formula;
import dev.escapement.formula.FormulaException;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.Polynomial;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are formulas, against plain scalar code and against the built-in rules. */
class FormulaRuleTest {
    private static final int LANES = 200;
    private static final double A = 0.8;
    private static final double ETA = 0.07;
    private static final double D = 12;

    /** An activation with its derivatives, written out. */
    record Act(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope, DoubleUnaryOperator bend) {
        double v(double z) {
            return value.applyAsDouble(z);
        }

        double d(double z) {
            return slope.applyAsDouble(z);
        }

        double dd(double z) {
            return bend.applyAsDouble(z);
        }
    }

    private static final double ROOT6 = Math.sqrt(6);
    private static final List<Act> ACTIVATIONS = List.of(
            new Act("he3", z -> (z * z * z - 3 * z) / ROOT6, z -> (3 * z * z - 3) / ROOT6, z -> 6 * z / ROOT6),
            new Act(
                    "tanh",
                    Math::tanh,
                    z -> 1 - Math.tanh(z) * Math.tanh(z),
                    z -> -2 * Math.tanh(z) * (1 - Math.tanh(z) * Math.tanh(z))),
            new Act("relu", z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, z -> 0));

    /** psi, written out; {@code a}, {@code eta} and {@code d} are this test's. */
    interface Psi {
        double at(Act act, double y, double z, double xx);
    }

    static final String DEEP = "h = act(z); g = act(h); b1 = 1 + eta*y*act'(h)*h; b2 = 1 + eta*y*g;"
            + " y * b2 * act'(b1*h) * b1 * act'(z)";

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "correlation",
                        "a*clip(y, -3, 3)*act'(z)",
                        (act, y, z, xx) -> A * (y < -3 ? -3 : y > 3 ? 3 : y) * act.d(z)),
                rule("correlation", "sign(y)*act'(z)", (act, y, z, xx) -> y > 0 ? act.d(z) : -act.d(z)),
                rule("squared", "tanh(y)*act'(z)", (act, y, z, xx) -> Math.tanh(y) * act.d(z)),
                rule("huber(0.7)", "a*res(a*act(z))*act'(z)", (act, y, z, xx) -> {
                    double error = y - A * act.v(z);
                    return A * (Math.abs(error) < 0.7 ? error : 0.7 * Math.signum(error)) * act.d(z);
                }),
                rule("clip(y - f, -0.5, 2)", "res(act(z + eta*xx))*act'(z)", (act, y, z, xx) -> {
                    double error = y - act.v(z + ETA * xx);
                    return (error < -0.5 ? -0.5 : error > 2 ? 2 : error) * act.d(z);
                }),
                rule(
                        "logistic",
                        "res(a*act(z))*act'(z) - z/(1 + xx/d)",
                        (act, y, z, xx) -> y / (1 + Math.exp(y * A * act.v(z))) * act.d(z) - z / (1 + xx / D)),
                rule("squared", "y*act'(z)/(1 + eta*xx)", (act, y, z, xx) -> y * act.d(z) / (1 + ETA * xx)),
                rule("squared", "c = res(a*act(z)); b = c^3 - 2*c; eta*b*act'(z) + max(b, -d)", (act, y, z, xx) -> {
                    double c = y - A * act.v(z);
                    double b = c * c * c - 2 * c;
                    return ETA * b * act.d(z) + Math.max(b, -D);
                }),
                rule("correlation", DEEP, (act, y, z, xx) -> {
                    double h = act.v(z);
                    double g = act.v(h);
                    double b1 = 1 + ETA * y * act.d(h) * h;
                    double b2 = 1 + ETA * y * g;
                    return y * b2 * act.d(b1 * h) * b1 * act.d(z);
                }),
                rule(
                        "absolute",
                        "he(2, z)*y - he(3, y)*step(z)",
                        (act, y, z, xx) -> (z * z - 1) / Math.sqrt(2) * y - (z > 0 ? (y * y * y - 3 * y) / ROOT6 : 0)),
                rule(
                        "correlation",
                        "y*act'(z) + eta*y^2*act''(z)*act'(z)*d",
                        (act, y, z, xx) -> y * act.d(z) + ETA * y * y * act.dd(z) * act.d(z) * D),
                rule(
                        "correlation",
                        "abs(y)^1.5*relu(z) + exp(-z^2/2)*sqrt(1 + y^2) - log(2 + xx)*sin(z)*cos(y) + min(y, z)",
                        (act, y, z, xx) -> Math.pow(Math.abs(y), 1.5) * Math.max(z, 0)
                                + Math.exp(-z * z / 2) * Math.sqrt(1 + y * y)
                                - Math.log(2 + xx) * Math.sin(z) * Math.cos(y)
                                + Math.min(y, z)));
    }

    private static Arguments rule(String loss, String psi, Psi naive) {
        return Arguments.of(loss, psi, naive);
    }

    private static double[] gaussians(SplittableRandom random, double scale) {
        double[] values = new double[LANES];
        Arrays.setAll(values, i -> scale * random.nextGaussian());
        return values;
    }

    private static double[] norms(SplittableRandom random) {
        double[] values = new double[LANES];
        Arrays.setAll(values, i -> random.nextDouble(D / 2, 2 * D));
        return values;
    }

    private static double[] psi(Algorithm rule, Link act, Loss loss, double[] y, double[] z, double[] xx) {
        double[] out = new double[LANES];
        rule.rule(new Neuron(act, A), loss, ETA, D, LANES).psi(y, z, xx, out, LANES);
        return out;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void psiIsThatOfPlainCode(String loss, String formula, Psi naive) {
        SplittableRandom random = new SplittableRandom(11);
        Algorithm rule = Algorithms.parse("own", formula);
        for (Act act : ACTIVATIONS) {
            double[] y = gaussians(random, 2);
            double[] z = gaussians(random, 1.3);
            double[] xx = norms(random);
            double[] psi = psi(rule, Links.parse(act.name), Loss.parse(loss), y, z, xx);
            for (int i = 0; i < LANES; i++) {
                double expected = naive.at(act, y[i], z[i], xx[i]);
                assertThat(psi[i])
                        .as("%s, y = %s, z = %s, xx = %s", act.name, y[i], z[i], xx[i])
                        .isCloseTo(expected, within(1e-11 * (1 + Math.abs(expected))));
            }
        }
    }

    /** The paper's batch reuse as one would write it differs from the built-in rule by rounding only. */
    @Test
    void batchReuseEvaluatedIsTheBuiltInOne() {
        Algorithm evaluated = new FormulaRule(
                "own",
                Formula.parse(
                        "t = z + eta*a*res(a*act(z))*act'(z)*xx; a * res(a*act(t)) * act'(t)", FormulaRule.VOCABULARY));
        SplittableRandom random = new SplittableRandom(12);
        for (int k = 0; k < 50; k++) {
            Link act = Polynomial.series(List.of(
                    random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
            Loss loss = Loss.all().get(k % Loss.all().size());
            double[] y = gaussians(random, 1);
            double[] z = gaussians(random, 1);
            double[] xx = norms(random);
            double[] expected = psi(new BatchReuse(), act, loss, y, z, xx);
            double[] actual = psi(evaluated, act, loss, y, z, xx);
            double size = Arrays.stream(expected).map(Math::abs).average().orElseThrow();
            for (int i = 0; i < LANES; i++) {
                assertThat(actual[i])
                        .as("%s, %s, lane %d", act, loss, i)
                        .isCloseTo(expected[i], within(1e-12 * (Math.abs(expected[i]) + size)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "online | a * res(a*act(z)) * act'(z)",
                "online | act'(z) * a * res(act(z)*a)",
                "online | s = act'(z); r = res(a*act(z)); s*r*a",
                "batch-reuse | t = z + eta*a*res(a*act(z))*act'(z)*xx; a * res(a*act(t)) * act'(t)",
                "batch-reuse | g = a*res(a*act(z))*act'(z); t = xx*eta*g + z; act'(t) * a * res(a*act(t))",
                "alternating | b = a + eta*res(a*act(z))*act(z); res(b*act(z)) * b * act'(z)",
                "alternating | h = act(z); b = eta*h*res(a*h) + a; act'(z)*b*res(b*h)",
            })
    void aFormulaThatSaysABuiltInRuleIsComputedAsIt(String name, String psi) {
        Algorithm builtIn = Algorithms.parse(name);
        Algorithm rule = Algorithms.parse("own", psi);
        Neuron neuron = new Neuron(Links.parse("he3"), A);
        assertThat(rule.name()).isEqualTo("own");
        assertThat(rule.polynomial(neuron, Loss.SQUARED)).isEqualTo(builtIn.polynomial(neuron, Loss.SQUARED));
        assertThat(rule.repeatsGradient()).isEqualTo(builtIn.repeatsGradient());
        assertThat(Algorithms.spelled(rule))
                .hasValueSatisfying(
                        text -> assertThat(Algorithms.parse("own", text)).isEqualTo(rule));
        SplittableRandom random = new SplittableRandom(13);
        double[] y = gaussians(random, 1);
        double[] z = gaussians(random, 1);
        double[] xx = norms(random);
        assertThat(psi(rule, neuron.activation(), Loss.SQUARED, y, z, xx))
                .isEqualTo(psi(builtIn, neuron.activation(), Loss.SQUARED, y, z, xx));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a * res(act(z)) * act'(z)",
                "res(a*act(z)) * act'(z)",
                "b = a + eta*res(a*act(z))*act(z); res(a*act(z)) * b * act'(z)",
                "t = z + eta*a*res(a*act(z))*act'(z)*d; a * res(a*act(t)) * act'(t)"
            })
    void aFormulaThatSaysAnotherRuleIsEvaluated(String psi) {
        assertThat(Algorithms.parse("own", psi)).isInstanceOf(FormulaRule.class);
    }

    @Test
    void theFamilyIsSpelledByItsNames() {
        assertThat(Algorithms.all()).allSatisfy(rule -> {
            assertThat(Algorithms.spelled(rule)).isEmpty();
            assertThat(Algorithms.parse(rule.name())).isEqualTo(rule);
        });
    }

    @Test
    void aRuleSaysWhatItReads() {
        Algorithm clipped = Algorithms.parse("clipped", "a*clip(y, -3, 3)*act'(z)");
        assertThat(clipped.usesEta()).isFalse();
        assertThat(clipped.readsSquaredNorm()).isFalse();
        assertThat(clipped.readsDimension()).isFalse();
        assertThat(clipped.dependsOnLabel(Loss.SQUARED)).isTrue();
        assertThat(clipped.gradientEvaluationsPerStep()).isEqualTo(1);
        Algorithm all = Algorithms.parse("all", "eta*xx/d*res(act(z)) + res(act(2*z)) + res(act(z))");
        assertThat(all.usesEta()).isTrue();
        assertThat(all.readsSquaredNorm()).isTrue();
        assertThat(all.readsDimension()).isTrue();
        assertThat(all.dependsOnLabel(Loss.CORRELATION)).isTrue();
        assertThat(all.dependsOnLabel(Loss.ofResidual("-f"))).isFalse();
        assertThat(all.gradientEvaluationsPerStep()).isEqualTo(2);
        assertThat(Algorithms.parse("blind", "act'(z)").dependsOnLabel(Loss.SQUARED))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"online", "batch-reuse", "alternating", "sample-reuse", "sample-alternating"})
    void aFormulaCannotTakeTheNameOfABuiltInRule(String name) {
        assertThatThrownBy(() -> Algorithms.parse(name, "y*act'(z)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " is the name of a built-in rule; a formula needs a name of its own");
    }

    /** The largest number of passes has a formula, and a rule reads its number back. */
    @Test
    void passes() {
        for (String name : List.of("batch-reuse", "sample-reuse")) {
            Algorithm rule = Algorithms.parse(name);
            assertThat(rule.statedPasses()).isEmpty();
            assertThat(rule.withPasses(2)).isEqualTo(rule);
            assertThat(rule.withPasses(16).statedPasses()).hasValue(16);
            assertThat(rule.withPasses(16).gradientEvaluationsPerStep()).isEqualTo(16);
            assertThat(Algorithms.spelled(rule.withPasses(3))).isEmpty();
            assertThatThrownBy(() -> rule.withPasses(17)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> rule.withPasses(1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Algorithms.parse("online").withPasses(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a,b", "é", "a=b", "x.y", "(x)"})
    void aNameIsAWord(String name) {
        assertThatThrownBy(() -> Algorithms.parse(name, "y*act'(z)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a rule's name must be letters, digits, - and _");
    }

    @Test
    void aFormulaOfAnotherLanguageIsRefused() {
        assertThatThrownBy(() -> Algorithms.parse("own", "x*act'(z)")).isInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> Algorithms.parse("own", "y*f")).isInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> Loss.ofResidual("y - z")).isInstanceOf(FormulaException.class);
    }

    /**
     * A step must not feed the garbage collector. What a class allocates once, at its first use, is less than a byte a step.
     */
    @Test
    void evaluationAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(14);
        double[] y = gaussians(random, 1);
        double[] z = gaussians(random, 1);
        double[] xx = norms(random);
        double[] out = new double[LANES];
        rules().forEach(rule -> {
            Algorithm.Rule psi = Algorithms.parse("own", (String) rule.get()[1])
                    .rule(new Neuron(Links.parse("he3"), A), Loss.parse((String) rule.get()[0]), ETA, D, LANES);
            psi.psi(y, z, xx, out, LANES);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 1000; k++) {
                psi.psi(y, z, xx, out, LANES);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated by 1000 steps of %s", rule.get()[1])
                    .isLessThan(1000);
        });
    }
}
