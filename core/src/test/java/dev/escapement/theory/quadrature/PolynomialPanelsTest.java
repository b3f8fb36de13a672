package dev.escapement.theory.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolynomialPanelsTest {
    private static final int ORDER = 23;

    /** Polynomials with random coefficients between random breaks, of which some lie close together or far out. */
    private record Pieces(double[] breaks, double[][] coefficients) {
        static Pieces random(SplittableRandom random, int degree) {
            double[] breaks = random.doubles(random.nextInt(7), -6, 6).sorted().toArray();
            if (breaks.length > 2) {
                breaks[1] = breaks[0] + 1e-6;
                breaks[breaks.length - 1] = 11.5;
            }
            double[][] coefficients = new double[breaks.length + 1][];
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] = random.doubles(degree + 1, -1, 1).toArray();
            }
            return new Pieces(breaks, coefficients);
        }

        double at(double x) {
            int piece = (int) Arrays.stream(breaks).filter(at -> at < x).count();
            double value = 0;
            for (int k = coefficients[piece].length - 1; k >= 0; k--) {
                value = value * x / 3 + coefficients[piece][k];
            }
            return value;
        }

        void at(double[] x, double[] values, int n) {
            for (int i = 0; i < n; i++) {
                values[i] = at(x[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8, 17, 40})
    void theIntegralsAreThoseOfPanelsThatAreHalved(int degree) {
        SplittableRandom random = new SplittableRandom(degree);
        PolynomialPanels exact = new PolynomialPanels(ORDER, degree);
        Panels halved = Panels.sparing(ORDER, degree, 1e-13, 512);
        double[] value = new double[ORDER + 1];
        double[] size = new double[ORDER + 1];
        for (int trial = 0; trial < 20; trial++) {
            Pieces pieces = Pieces.random(random, degree);
            exact.integrate(pieces::at, pieces.breaks, value, size);
            Panels.Integral expected =
                    halved.integrate((x, out) -> pieces.at(x, out, x.length), Panels.Mesh.FREE, pieces.breaks);
            for (int k = 0; k <= ORDER; k++) {
                assertThat(value[k])
                        .as("%s, k = %d", Arrays.toString(pieces.breaks), k)
                        .isCloseTo(expected.value()[k], within(1e-12 * expected.size()[k]));
                assertThat(size[k] / expected.size()[k]).as("size").isBetween(0.7, 1.4);
            }
        }
    }

    @Test
    void moreBreaksThanRoomIsMadeForAreNoMatter() {
        double[] breaks = new double[1000];
        Arrays.setAll(breaks, k -> -5 + k / 100.0);
        double[] value = new double[ORDER + 1];
        double[] size = new double[ORDER + 1];
        new PolynomialPanels(ORDER, 3)
                .integrate((x, out, n) -> Arrays.setAll(out, i -> x[i] * x[i] * x[i]), breaks, value, size);
        // x^3 = sqrt(6) he_3 + 3 he_1.
        for (int k = 0; k <= ORDER; k++) {
            double expected = k == 1 ? 3 : k == 3 ? Math.sqrt(6) : 0;
            assertThat(value[k]).isCloseTo(expected, within(1e-13));
        }
    }
}
