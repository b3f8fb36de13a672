package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.escapement.algorithm.FormulaRule;
import dev.escapement.link.Language;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private static final double[] POINTS = {
        0, -0.0, 1, -1, 0.3, -2.7, 5, -40, 1e-320, -1e-320, 1e300, Double.NaN, Double.POSITIVE_INFINITY, -1e-9
    };

    private static Expression bound(String rule, Link act, String residual) {
        return Formula.parse(rule, FormulaRule.VOCABULARY)
                .bind(
                        Map.of("a", 0.9, "eta", 0.1, "d", 100.0),
                        Map.of("act", act),
                        Formula.parse(residual, Language.RESIDUAL));
    }

    private static void sameBits(double actual, double expected, String name) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s: %s, not %s", name, actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"he1", "he2", "he3", "he4", "he5", "he6", "he12", "tanh", "erf", "sin", "cos", "relu", "sign"})
    void aNamedFunctionHasTheBitsOfTheLink(String name) {
        Link link = Links.parse(name);
        String call = name.startsWith("he") ? "he(" + name.substring(2) + ", x)" : name + "(x)";
        Expression value = Formula.parse(call, Language.LINK).expression();
        int n = POINTS.length;
        double[][] out = new double[2][n];
        Expression.program(List.of(value, value.derivative("x")), n).run(new double[][] {POINTS}, out, n);
        for (int i = 0; i < n; i++) {
            sameBits(out[0][i], link.value(POINTS[i]), name);
            sameBits(out[1][i], link.derivative(POINTS[i]), name);
        }
    }

    @Test
    void stepIsTheDerivativeOfRelu() {
        Expression step = Formula.parse("step(x)", Language.LINK).expression();
        double[] out = new double[POINTS.length];
        step.program(POINTS.length).run(new double[][] {POINTS}, out, POINTS.length);
        for (int i = 0; i < POINTS.length; i++) {
            sameBits(out[i], Links.parse("relu").derivative(POINTS[i]), "step");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a * res(a*act(z)) * act'(z)",
                "t = z + eta*a*res(a*act(z))*act'(z)*xx; a * res(a*act(t)) * act'(t)",
                "b = a + eta*res(a*act(z))*act(z); res(b*act(z)) * b * act'(z)",
                "clip(y, -1, 1)^3 * sqrt(abs(z)) + exp(-z^2) * tanh(y) / (1 + he(4, z)^2) - act''(z)",
                "y",
                "3",
                "act'''(z) * act''(z) + act''''(y)",
                "abs(y)^1.5 * abs(z)^-0.3 + z^17 + 2^y"
            })
    void aRunAllocatesNothing(String rule) {
        for (String act : List.of("he3", "relu", "tanh", "erf", "gexp", "sin", "sqrt(1 + x^2) * abs(x)^1.5")) {
            allocatesNothing(rule, act);
        }
    }

    private static void allocatesNothing(String rule, String act) {
        Program program = bound(rule, Links.parse(act), "y - f").program(64);
        double[][] in = {
            new SplittableRandom(1).doubles(64, -2, 2).toArray(),
            new SplittableRandom(2).doubles(64, -2, 2).toArray(),
            new double[64]
        };
        double[] out = new double[64];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 200; i++) {
            program.run(in, out, 64);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 1000; i++) {
            program.run(in, out, 64);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes of 1000 runs of %s with %s", rule, act)
                .isLessThan(1000);
    }

    @Test
    void powersHaveTheBitsOfStrictMath() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300_000; i++) {
            double wide = Double.longBitsToDouble(random.nextLong());
            double base = i % 3 == 0 ? wide : random.nextDouble(-4, 4);
            double exponent = i % 5 == 0 ? wide : i % 5 < 3 ? random.nextInt(-40, 40) / 2.0 : random.nextDouble(-9, 9);
            double expected = StrictMath.pow(base, exponent);
            if (Double.doubleToLongBits(Power.of(base, exponent)) != Double.doubleToLongBits(expected)) {
                sameBits(Power.of(base, exponent), expected, base + "^" + exponent);
            }
        }
    }

    /** Second derivatives are formulas; Taylor's coefficients come from other ones. */
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "sin", "cos", "gexp", "relu", "sign", "he4", "sqrt(1 + x^2) * abs(x)^1.5"})
    void secondDerivativesAreTaylors(String name) {
        Link link = Links.parse(name);
        double[] taylor = new double[4];
        for (double at : new double[] {-1.7, -0.2, 0.6, 2.1}) {
            link.taylor(at, taylor);
            Univariate second = link.differentiated().differentiated();
            assertThat(link.differentiated().derivative(at)).isEqualTo(second.value(at));
            assertThat(second.value(at)).isCloseTo(2 * taylor[2], within(1e-12));
            assertThat(second.derivative(at)).isCloseTo(6 * taylor[3], within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "act", "res"})
    void whatIsNotBoundIsNamed(String name) {
        String text = name.equals("a") ? "a * z" : name + "(z)";
        Expression expression = Formula.parse(text, FormulaRule.VOCABULARY).expression();
        assertThatIllegalStateException()
                .isThrownBy(() -> expression.program(1))
                .withMessage(name + " is not bound");
    }

    /** The residual's kinks at each prediction, the activation's breaks at each argument, and the rule's own. */
    @Test
    void kinksAreOfTheRuleTheResidualAndTheActivation() {
        Expression rule = bound("res(act(z)) * act'(z - 1) * max(y, z)", Links.parse("relu"), "clip(y - f, -2, 2)");
        List<Expression> expected =
                List.of("y - relu(z) - -2", "max(y - relu(z), -2) - 2", "z", "z - 1", "y - z").stream()
                        .map(text -> Formula.parse(text, FormulaRule.VOCABULARY).expression())
                        .toList();
        assertThat(rule.kinks())
                .hasSameSizeAs(expected)
                .allMatch(kink -> expected.stream().anyMatch(other -> Meaning.same(kink, other)));
        assertThat(bound("res(act(z)) * act'(z)", Links.parse("tanh"), "y - f").kinks())
                .isEmpty();
    }
}
