package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.PiecewiseLinear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every update rule is its formula, and what it says of itself, under every loss. */
class AlgorithmContractTest {
    private static final double A = -0.7;
    private static final List<Link> ACTIVATIONS =
            new ArrayList<>(List.of(Links.parse("he3"), Links.parse("tanh"), Links.parse("relu"), Links.parse("gexp")));

    static {
        ACTIVATIONS.addAll(PiecewiseLinear.several());
    }

    private interface Psi {
        double at(Link act, DoubleBinaryOperator r, double eta, double y, double z, double squaredNorm);
    }

    private static final Map<String, Psi> NAIVE = Map.of(
            "online", (act, r, eta, y, z, n) -> A * r.applyAsDouble(y, A * act.value(z)) * act.derivative(z),
            "batch-reuse",
                    (act, r, eta, y, z, n) -> {
                        double t = z + eta * A * r.applyAsDouble(y, A * act.value(z)) * act.derivative(z) * n;
                        return A * r.applyAsDouble(y, A * act.value(t)) * act.derivative(t);
                    },
            "alternating",
                    (act, r, eta, y, z, n) -> {
                        double b = A + eta * r.applyAsDouble(y, A * act.value(z)) * act.value(z);
                        return r.applyAsDouble(y, b * act.value(z)) * b * act.derivative(z);
                    });

    /** Rules that differ on a batch alone. */
    private static final Map<String, String> ALONE =
            Map.of("sample-reuse", "batch-reuse", "sample-alternating", "alternating");

    record Case(Algorithm rule, Loss loss, Link activation) {
        private double[] psi(double eta, double squaredNorm, double[] y, double[] z) {
            double[] norm = new double[z.length];
            java.util.Arrays.fill(norm, squaredNorm);
            double[] psi = new double[z.length];
            rule.rule(new Neuron(activation, A), loss, eta, 9, z.length).psi(y, z, norm, psi, z.length);
            return psi;
        }

        private Neuron neuron() {
            return new Neuron(activation, A);
        }
    }

    static Stream<Case> all() {
        return Algorithms.all().stream()
                .flatMap(rule -> Loss.all().stream()
                        .flatMap(loss -> ACTIVATIONS.stream().map(activation -> new Case(rule, loss, activation))));
    }

    private static final double[] Y = new double[140];
    private static final double[] Z = new double[140];

    static {
        for (int i = 0; i < Y.length; i++) {
            Y[i] = -2.31 + 0.37 * (i % 14);
            int row = i / 14;
            Z[i] = -2.62 + 0.57 * row;
        }
    }

    private static void same(double[] actual, double[] expected, Object what) {
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .as("%s, lane %d", what, i)
                    .isCloseTo(expected[i], within(1e-11 * (1 + Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void psiIsTheFormula(Case c) {
        String name = ALONE.getOrDefault(c.rule.name(), c.rule.name());
        assertThat(NAIVE).as("a formula of %s in this test", c.rule.name()).containsKey(name);
        double[] expected = new double[Z.length];
        for (int i = 0; i < Z.length; i++) {
            expected[i] = NAIVE.get(name)
                    .at(c.activation, (y, f) -> LossContractTest.residual(c.loss, y, f), 0.03, Y[i], Z[i], 2.5);
        }
        same(c.psi(0.03, 2.5, Y, Z), expected, c);
    }

    /** What theory and engines compute for a rule by its class is what its formula says, to the last bit. */
    @ParameterizedTest
    @MethodSource("all")
    void theFormulaEvaluatedHasTheSameBits(Case c) {
        Algorithm evaluated = new FormulaRule("own", c.rule.formula());
        assertThat(new Case(evaluated, c.loss, c.activation).psi(0.03, 2.5, Y, Z))
                .isEqualTo(c.psi(0.03, 2.5, Y, Z));
    }

    /** Rules with kinks of their own, beside those of activation and loss. */
    static Stream<Case> kinked() {
        Stream<Case> formulas = Stream.of(
                        "clip(y*z, -1, 1)*act'(z)",
                        "abs(z - 0.5)*y",
                        "step(y - z)*z",
                        "t = z + eta*y*act'(z); max(t, y)*act''(t)",
                        "y*relu(sin(3*z))",
                        "y*sqrt(abs(z - 0.3))")
                .map(psi -> Algorithms.parse("own", psi))
                .flatMap(rule -> ACTIVATIONS.stream().map(activation -> new Case(rule, Loss.SQUARED, activation)));
        return Stream.concat(all(), formulas);
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatItSaysItReads(Case c) {
        double[] psi = c.psi(0.03, 2.5, Y, Z);
        if (!c.rule.usesEta()) {
            assertThat(c.psi(0.5, 2.5, Y, Z)).isEqualTo(psi);
        } else {
            assertThat(c.psi(0.5, 2.5, Y, Z)).isNotEqualTo(psi);
        }
        if (c.rule.readsSquaredNorm()) {
            same(c.psi(0.03 * 2.5, 1, Y, Z), psi, c);
            assertThat(c.psi(0.03, 9, Y, Z)).isNotEqualTo(psi);
        } else {
            assertThat(c.psi(0.03, 9, Y, Z)).isEqualTo(psi);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void psiHasTheFormItSaysItHas(Case c) {
        double eta = 0.03;
        double[] psi = c.psi(eta, 2.5, Y, Z);
        c.rule.polynomial(c.neuron(), c.loss).ifPresent(polynomial -> {
            double[] sum = new double[Z.length];
            for (int i = 0; i < Z.length; i++) {
                for (PsiPolynomial.Term term : polynomial.terms()) {
                    sum[i] += term.coefficient()
                            * Math.pow(eta, term.eta())
                            * Math.pow(Y[i], term.label())
                            * Math.pow(c.activation.value(Z[i]), term.value());
                }
                sum[i] *= c.activation.derivative(Z[i]);
            }
            same(psi, sum, c);
        });
        if (c.rule.repeatsGradient()) {
            double[] gradient = new Case(new Online(), c.loss, c.activation).psi(0, 0, Y, Z);
            double[] moved = new double[Z.length];
            for (int i = 0; i < Z.length; i++) {
                moved[i] = Z[i] + eta * gradient[i] * 2.5;
            }
            same(psi, new Case(new Online(), c.loss, c.activation).psi(0, 0, Y, moved), c);
        }
    }

    /** Wherever psi bends or jumps between neighbouring pre-activations, a break or a change of sign of a kink lies. */
    @ParameterizedTest
    @MethodSource("kinked")
    void kinksAreAllNamed(Case c) {
        int n = 60_001;
        double[] z = new double[n];
        double[] y = new double[n];
        double[] norm = new double[n];
        java.util.Arrays.fill(norm, 2.5);
        for (int i = 0; i < n; i++) {
            z[i] = -3.00003 + 1e-4 * i;
        }
        for (double label : new double[] {-1.7, 0.9}) {
            java.util.Arrays.fill(y, label);
            double[] psi = c.psi(0.1, 2.5, y, z);
            double size = 0;
            for (double p : psi) {
                size = Math.max(size, Math.abs(p));
            }
            boolean[] named = new boolean[n];
            for (double at : c.activation.breaks()) {
                named[(int) Math.floor((at - z[0]) / 1e-4)] = true;
            }
            double[] value = new double[n];
            for (Algorithm.Kink kink : c.rule.kinks(c.neuron(), c.loss, 0.1, 9, n)) {
                kink.at(y, z, norm, value, n);
                for (int i = 0; i + 1 < n; i++) {
                    named[i] |= value[i] > 0 != value[i + 1] > 0;
                }
            }
            for (int i = 3; i + 3 < n; i++) {
                double bend = Math.abs(psi[i - 1] - 2 * psi[i] + psi[i + 1]);
                double around = Math.abs(psi[i - 3] - 2 * psi[i - 2] + psi[i - 1])
                        + Math.abs(psi[i + 1] - 2 * psi[i + 2] + psi[i + 3]);
                if (bend > 1e-6 * size && bend > 10 * around) {
                    assertThat(named[i - 1] || named[i] || named[i + 1] || named[i - 2])
                            .as("%s, y = %f, z = %f", c, label, z[i])
                            .isTrue();
                }
            }
        }
    }
}
