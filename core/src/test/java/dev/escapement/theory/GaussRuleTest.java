package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussRuleTest {
    private static double expectation(GaussRule rule, DoubleUnaryOperator f) {
        double sum = 0;
        for (int j = 0; j < rule.size(); j++) {
            sum += rule.weight(j) * f.applyAsDouble(rule.node(j));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 32, 64, 96, 192, 400})
    void hermiteIsExactUpToItsDegree(int n) {
        GaussRule rule = GaussRule.hermite(n);
        double moment = 1;
        for (int degree = 0; degree <= Math.min(2 * n - 2, 60); degree += 2) {
            int power = degree;
            assertThat(expectation(rule, x -> StrictMath.pow(x, power)) / moment)
                    .as("moment %d", degree)
                    .isCloseTo(1, within(1e-12));
            moment *= degree + 1;
        }
    }

    @Test
    void hermiteNodesAreThoseOfTheTables() {
        // Abramowitz and Stegun 25.10, n = 5, times sqrt 2: 0, 0.958572464613819, 2.020182870456086.
        assertThat(GaussRule.hermite(5).nodes())
                .containsExactly(
                        new double[] {-2.856970013872805, -1.355626179974266, 0, 1.355626179974266, 2.856970013872805},
                        within(1e-14));
    }

    @Test
    void orthonormalPolynomialsStayOrthonormal() {
        GaussRule rule = GaussRule.hermite(96);
        double[] he = new double[49];
        double[][] gram = new double[49][49];
        for (int j = 0; j < rule.size(); j++) {
            Hermite.at(rule.node(j), he);
            for (int a = 0; a < he.length; a++) {
                for (int b = 0; b < he.length; b++) {
                    gram[a][b] += rule.weight(j) * he[a] * he[b];
                }
            }
        }
        for (int a = 0; a < he.length; a++) {
            for (int b = 0; b < he.length; b++) {
                assertThat(gram[a][b]).isCloseTo(a == b ? 1 : 0, within(1e-11));
            }
        }
    }

    @Test
    void legendreIsExactUpToItsDegree() {
        GaussRule rule = GaussRule.legendre(8);
        for (int degree = 0; degree <= 14; degree += 2) {
            int power = degree;
            assertThat(expectation(rule, x -> StrictMath.pow(x, power))).isCloseTo(1.0 / (degree + 1), within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 6, 62, 250})
    void chiSquareHasItsMoments(double freedom) {
        GaussRule rule = GaussRule.chiSquare(freedom, 3);
        double moment = 1;
        for (int degree = 0; degree <= 5; degree++) {
            int power = degree;
            assertThat(expectation(rule, x -> StrictMath.pow(x, power)) / moment)
                    .isCloseTo(1, within(1e-12));
            moment *= freedom + 2 * degree;
        }
    }
}
