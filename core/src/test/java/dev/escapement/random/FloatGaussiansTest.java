package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FloatGaussiansTest {
    private static final int LANES = 512;

    @Test
    void radiusAndAngleAreThoseOfTheirWords() {
        int[] words = {0, 1, 2, 3, 1 << 30, -1, Integer.MIN_VALUE, 12345678, -87654321};
        int n = words.length;
        float[] work = new float[n];
        float[] radius = new float[n];
        float[] first = new float[n];
        float[] second = new float[n];
        FloatGaussians.radii(words, work, radius, n);
        FloatGaussians.pairs(words, radius, first, second, n);
        for (int i = 0; i < n; i++) {
            double u = ((words[i] >>> 1) + 0.5) * 0x1p-31;
            double r = Math.sqrt(-2 * Math.log(u));
            assertThat((double) radius[i]).isCloseTo(r, within(1e-7 * r + Math.min(3e-4, 1e-7 / r)));
            double angle = ((words[i] >> 8) + 0.5) * Math.PI * 0x1p-24;
            double sign = (words[i] & 1) == 0 ? 1 : -1;
            assertThat((double) first[i]).isCloseTo(sign * radius[i] * Math.cos(angle), within(3e-7 * (1 + r)));
            assertThat((double) second[i]).isCloseTo(radius[i] * Math.sin(angle), within(3e-7 * (1 + r)));
        }
    }

    /** 12 scores beyond 5: false-alarm rate 12 * 5.7e-7 = 7e-6. The seed is fixed. */
    @Test
    void momentsAndTailsAreGaussian() {
        check(16_000_000);
    }

    /** The same over 10^9 draws, a minute or so: {@code -Dexcluded.tests=none}. */
    @Tag("long")
    @Test
    void momentsAndTailsAreGaussianInTheLongRun() {
        check(1_000_000_000);
    }

    private static void check(long draws) {
        Xoshiro256 generator = new Xoshiro256(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            new StreamKey(7, lane, draws).seed(generator, lane, 0);
        }
        int[] radiusWords = new int[LANES];
        int[] angleWords = new int[LANES];
        float[] work = new float[LANES];
        float[] radius = new float[LANES];
        float[] first = new float[LANES];
        float[] second = new float[LANES];
        double[] sums = new double[10];
        long[] beyond = new long[6];
        for (long k = 0; k < draws / (2 * LANES); k++) {
            for (int i = 0; i < LANES; i++) {
                long word = generator.next(i);
                radiusWords[i] = (int) word;
                angleWords[i] = (int) (word >>> 32);
            }
            FloatGaussians.radii(radiusWords, work, radius, LANES);
            FloatGaussians.pairs(angleWords, radius, first, second, LANES);
            for (int i = 0; i < LANES; i++) {
                accumulate(first[i], sums, beyond);
                accumulate(second[i], sums, beyond);
                sums[9] += (double) first[i] * second[i];
            }
        }
        double n = draws / (2 * LANES) * (2.0 * LANES);
        double[] moment = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395, 0, 135135, 0, 2027025};
        for (int order = 1; order <= 8; order++) {
            double variance = moment[2 * order] - moment[order] * moment[order];
            assertThat((sums[order] / n - moment[order]) / Math.sqrt(variance / n))
                    .as("moment %s", order)
                    .isBetween(-5.0, 5.0);
        }
        assertThat(sums[9] / Math.sqrt(n / 2)).isBetween(-5.0, 5.0);
        for (int sigma = 3; sigma <= 5; sigma++) {
            double p = Erf.erfc(sigma / Math.sqrt(2));
            assertThat((beyond[sigma] - n * p) / Math.sqrt(n * p))
                    .as("beyond %s", sigma)
                    .isBetween(-5.0, 5.0);
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
