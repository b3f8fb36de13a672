package dev.escapement.theory.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SignChangesTest {
    private static List<Double> of(DoubleUnaryOperator f) {
        return SignChanges.between(-10, 10, 40, (x, out, n) -> {
                    for (int i = 0; i < n; i++) {
                        out[i] = f.applyAsDouble(x[i]);
                    }
                })
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void rootsAndJumpsAreFound() {
        assertThat(of(x -> x * x * x - 2))
                .singleElement()
                .satisfies(x -> assertThat(x).isCloseTo(StrictMath.cbrt(2), within(1e-14)));
        assertThat(of(x -> x > 1.3 ? 1 : -1))
                .singleElement()
                .satisfies(x -> assertThat(x).isCloseTo(1.3, within(1e-14)));
        assertThat(of(x -> x * x + 1e-6)).isEmpty();
    }

    @Test
    void twoInOneCellAreFound() {
        List<Double> pair = of(x -> (x - 0.31) * (x - 0.3101));
        assertThat(pair).hasSize(2);
        assertThat(pair.get(0)).isCloseTo(0.31, within(1e-12));
        assertThat(pair.get(1)).isCloseTo(0.3101, within(1e-12));
    }

    @Test
    void threeInOneCellAreFound() {
        for (double apart : new double[] {0.1, 1e-3, 1e-5}) {
            List<Double> found = of(x -> (x - 0.22 - apart) * (x - 0.22) * (x - 0.22 + apart));
            for (double root : new double[] {0.22 - apart, 0.22, 0.22 + apart}) {
                assertThat(found)
                        .as("apart %s", apart)
                        .anySatisfy(x -> assertThat(x).isCloseTo(root, within(1e-9)));
            }
        }
    }

    /** A root is where cells meet, as 0 is for every function of a parity; two others are near it, at it or in the next cells. */
    @Test
    void aRootAtTheEndOfACellHidesNone() {
        for (double apart : new double[] {0.6, 0.5, 0.3, 1e-5}) {
            List<Double> found = of(x -> (x - apart) * x * (x + apart));
            for (double root : new double[] {-apart, 0, apart}) {
                assertThat(found)
                        .as("apart %s", apart)
                        .anySatisfy(x -> assertThat(x).isCloseTo(root, within(1e-9)));
            }
        }
        assertThat(of(x -> x == 0 ? 0 : Math.signum(x - 0.1)))
                .anySatisfy(x -> assertThat(x).isCloseTo(0.1, within(1e-9)));
    }

    /** All are closed in on at once, and each takes the steps it takes alone. */
    @Test
    void manyAreFoundWithTheBitsOfEachAlone() {
        SplittableRandom random = new SplittableRandom(15);
        for (int trial = 0; trial < 20; trial++) {
            double[] slope = random.doubles(20, 0.5, 2).toArray();
            double[] shift = random.doubles(20, 0.1, 0.4).toArray();
            // On every two cells a cubic of its own, with its root in the first of them.
            DoubleUnaryOperator all = x -> {
                int k = (int) Math.floor((x + 10) / 0.5) / 2;
                double t = (x + 10) - k - shift[Math.min(k, 19)];
                return slope[Math.min(k, 19)] * t + t * t * t;
            };
            List<Double> found = of(all);
            for (int k = 0; k < 20; k++) {
                int piece = k;
                List<Double> alone = of(x -> (int) Math.floor((x + 10) / 0.5) / 2 == piece ? all.applyAsDouble(x) : 1);
                List<Double> root = alone.stream()
                        .filter(x -> Math.abs(x + 10 - piece - shift[piece]) < 1e-9)
                        .toList();
                assertThat(found).containsAnyElementsOf(root);
            }
        }
    }

    /** The roots of {@code (x - 0.49)(x - 0.7)(x - 0.9)} in the cells from 0 to 0.5 to 1. */
    @Test
    void twoInACellBesideAnotherAreFound() {
        List<Double> found = of(x -> (x - 0.49) * (x - 0.7) * (x - 0.9));
        for (double root : new double[] {0.49, 0.7, 0.9}) {
            assertThat(found).anySatisfy(x -> assertThat(x).isCloseTo(root, within(1e-9)));
        }
    }
}
