package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.FormulaRule;
import dev.escapement.link.Language;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random formulas, against plain scalar code and against differences. */
class RandomFormulasTest {
    private static final int LANES = 37;

    private static double[] gaussians(SplittableRandom random) {
        return random.doubles(LANES, -3, 3).toArray();
    }

    @Test
    void programsHaveTheBitsOfScalarCode() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            RandomFormula formula = RandomFormula.ofTwo(random, random.nextInt(6));
            double[] y = gaussians(random);
            double[] z = gaussians(random);
            double[] out = new double[LANES];
            if (formula.text().length() <= Parser.LONGEST) {
                Formula.parse(formula.text(), FormulaRule.VOCABULARY)
                        .expression()
                        .program(LANES)
                        .run(new double[][] {y, z, null}, out, LANES);
                for (int k = 0; k < LANES; k++) {
                    assertThat(Double.doubleToLongBits(out[k]))
                            .as("%s at y = %s, z = %s", formula.text(), y[k], z[k])
                            .isEqualTo(Double.doubleToLongBits(formula.value().applyAsDouble(y[k], z[k])));
                }
            }
        }
    }

    @Test
    void theCanonicalTextReadsBackToTheSameBits() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 3000; i++) {
            String text = RandomFormula.ofTwo(random, 4).text();
            if (text.length() <= Parser.LONGEST) {
                Formula formula = Formula.parse("t = y; " + text.replace("y", "t"), FormulaRule.VOCABULARY);
                Formula again = Formula.parse(formula.toString(), FormulaRule.VOCABULARY);
                assertThat(again).hasToString(formula.toString());
                assertThat(again.expression()).isEqualTo(formula.expression());
            }
        }
    }

    private static double at(Expression expression, double x) {
        double[] out = new double[1];
        expression.program(1).run(new double[][] {{x}}, out, 1);
        return out[0];
    }

    private static double slope(Expression expression, double x, double h) {
        return (at(expression, x + h) - at(expression, x - h)) / (2 * h);
    }

    /**
     * A central difference is believed where it is the same at twice the step, to 1e-6; that is so at most points, and fails near
     * a kink or a pole.
     */
    @Test
    void derivativesAndTaylorsCoefficientsAreTheSlopes() {
        SplittableRandom random = new SplittableRandom(3);
        int seen = 0;
        int infinite = 0;
        for (int i = 0; i < 3000; i++) {
            String text = RandomFormula.ofOne(random, 3).text();
            Expression value = Formula.parse(text, Language.LINK).expression();
            Expression derivative = value.derivative("x");
            double x = random.nextDouble(-2, 2);
            double h = 1e-4;
            double[] taylor = new double[4];
            value.taylor(x, taylor);
            double slope = slope(value, x, h);
            double size = 1 + Math.abs(slope) + Math.abs(at(value, x));
            if (Double.isNaN(at(derivative, x)) && Double.isFinite(slope)) {
                infinite++;
                continue;
            }
            if (size < 1e4 && Math.abs(slope - slope(value, x, 2 * h)) < 1e-6 * size) {
                assertThat(at(derivative, x)).as("%s at %s", text, x).isCloseTo(slope, within(1e-6 * size));
                assertThat(taylor[1]).as("%s at %s", text, x).isCloseTo(at(derivative, x), within(1e-9 * size));
                seen++;
            }
            double second = slope(derivative, x, h);
            if (size < 1e4 && Math.abs(second - slope(derivative, x, 2 * h)) < 1e-6 * (size + Math.abs(second))) {
                double tolerance = 1e-5 * (size + Math.abs(second));
                assertThat(2 * taylor[2]).as("%s at %s", text, x).isCloseTo(second, within(tolerance));
                assertThat(at(derivative.derivative("x"), x))
                        .as("%s at %s", text, x)
                        .isCloseTo(second, within(tolerance));
            }
        }
        assertThat(seen).isGreaterThan(1500);
        // A part that is infinite, as in min(x, 1 / (x - x)), makes the derivative no number.
        assertThat(infinite).isLessThan(30);
    }

    /** By symbols: what is claimed holds at every point. */
    @Test
    void parityAndDegreeHold() {
        SplittableRandom random = new SplittableRandom(4);
        int odd = 0;
        int even = 0;
        int polynomials = 0;
        for (int i = 0; i < 3000; i++) {
            String text = RandomFormula.ofOne(random, 3).text();
            Expression value = Formula.parse(text, Language.LINK).expression();
            double x = random.nextDouble(0, 3);
            double right = at(value, x);
            Parity parity = value.parity("x");
            if (parity != Parity.NONE && Double.isFinite(right)) {
                double left = at(value, -x);
                assertThat(left)
                        .as(text)
                        .isCloseTo(parity == Parity.ODD ? -right : right, within(1e-12 * Math.abs(right)));
                odd += parity == Parity.ODD ? 1 : 0;
                even += parity == Parity.EVEN ? 1 : 0;
            }
            if (value.degree("x").isPresent() && Double.isFinite(right)) {
                int degree = value.degree("x").getAsInt();
                double[] taylor = new double[degree + 4];
                value.taylor(x, taylor);
                assertThat(Arrays.stream(taylor).skip(degree + 1)).as(text).allMatch(c -> c == 0);
                polynomials += degree > 0 ? 1 : 0;
            }
        }
        assertThat(odd).isGreaterThan(100);
        assertThat(even).isGreaterThan(100);
        assertThat(polynomials).isGreaterThan(100);
    }
}
