package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class GaussiansTest {
    private static final int LANES = 64;
    private static final int DRAWS = 8_000_000;

    @Test
    void logarithmSineAndCosineAreWithinTwoUlp() {
        Xoshiro256 generator = new Xoshiro256(1);
        new StreamKey(1, 2, 3).seed(generator, 0, 0);
        for (int i = 0; i < 100_000; i++) {
            double u = Gaussians.uniform(generator.next(0));
            double small = u * StrictMath.pow(2, -(i % 50));
            assertThat(Gaussians.ln(small))
                    .isCloseTo(StrictMath.log(small), within(2 * Math.ulp(StrictMath.log(small))));
            double x = u * Math.PI / 4;
            assertThat(Gaussians.sine(x, x * x)).isCloseTo(StrictMath.sin(x), within(2 * Math.ulp(StrictMath.sin(x))));
            assertThat(Gaussians.cosine(x * x)).isCloseTo(StrictMath.cos(x), within(2 * Math.ulp(1.0)));
        }
    }

    @Test
    void extremeWordsGiveFiniteGaussians() {
        long[] radius = {0, -1, 0, -1};
        long[] angle = {0, 0, -1, -1};
        double[] first = new double[4];
        double[] second = new double[4];
        double[] work = new double[4];
        double[] size = new double[4];
        Gaussians.radii(radius, work, size, 4);
        Gaussians.pairs(angle, work, size, first, second, 4);
        assertThat(Math.hypot(first[0], second[0])).isCloseTo(Math.sqrt(2 * 53 * Math.log(2)), within(1e-14));
        assertThat(Math.hypot(first[1], second[1])).isCloseTo(Math.sqrt(2 * 0x1p-53), within(1e-20));
        assertThat(first).doesNotContain(Double.NaN);
        assertThat(second).doesNotContain(Double.NaN);
    }

    /**
     * Moments to order 8, both members' product moments, and counts beyond 1 to 5 standard deviations, each as a z-score of
     * 16 million draws. 17 scores beyond 5: false-alarm rate 17 * 5.7e-7 = 1e-5. The seed is fixed.
     */
    @Test
    void momentsAndTailsAreGaussian() {
        Xoshiro256 generator = new Xoshiro256(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            new StreamKey(7, lane, 0).seed(generator, lane, 0);
        }
        long[] radius = new long[LANES];
        long[] angle = new long[LANES];
        double[] first = new double[LANES];
        double[] second = new double[LANES];
        double[] work = new double[LANES];
        double[] size = new double[LANES];
        double[] sums = new double[9];
        double[] cross = new double[3];
        long[] beyond = new long[6];
        for (int k = 0; k < DRAWS / LANES; k++) {
            for (int i = 0; i < LANES; i++) {
                radius[i] = generator.next(i);
                angle[i] = generator.next(i);
            }
            Gaussians.radii(radius, work, size, LANES);
            Gaussians.pairs(angle, work, size, first, second, LANES);
            for (int i = 0; i < LANES; i++) {
                accumulate(first[i], sums, beyond);
                accumulate(second[i], sums, beyond);
                cross[0] += first[i] * second[i];
                cross[1] += (first[i] * first[i] - 1) * (second[i] * second[i] - 1);
                cross[2] += first[i] * first[i] * first[i] * second[i];
            }
        }
        double n = 2.0 * DRAWS;
        double[] moment = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395, 0, 135135, 0, 2027025};
        for (int order = 1; order <= 8; order++) {
            double variance = moment[2 * order] - moment[order] * moment[order];
            assertThat((sums[order] / n - moment[order]) / Math.sqrt(variance / n))
                    .isBetween(-5.0, 5.0);
        }
        assertThat(cross[0] / Math.sqrt(DRAWS)).isBetween(-5.0, 5.0);
        assertThat(cross[1] / Math.sqrt(4.0 * DRAWS)).isBetween(-5.0, 5.0);
        assertThat(cross[2] / Math.sqrt(15.0 * DRAWS)).isBetween(-5.0, 5.0);
        for (int sigma = 1; sigma <= 5; sigma++) {
            double p = Erf.erfc(sigma / Math.sqrt(2));
            assertThat((beyond[sigma] - n * p) / Math.sqrt(n * p * (1 - p))).isBetween(-5.0, 5.0);
        }
    }

    private static void accumulate(double x, double[] sums, long[] beyond) {
        double power = 1;
        for (int order = 1; order <= 8; order++) {
            power *= x;
            sums[order] += power;
        }
        for (int sigma = 1; sigma <= 5 && Math.abs(x) > sigma; sigma++) {
            beyond[sigma]++;
        }
    }
}
