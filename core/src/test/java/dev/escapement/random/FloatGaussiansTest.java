package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FloatGaussiansTest {
    private static final int LANES = 512;

    @Test
    void radiusAndAngleAreThoseOfTheirWords() {
        int[] words = {0, 1, 2, 3, 1 << 30, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x100, 0xff, 12345678, -87654321};
        int n = words.length;
        long[] twice = new long[n / 2];
        for (int i = 0; i < n; i += 2) {
            twice[i / 2] = (long) words[i + 1] << 32 | words[i] & 0xffffffffL;
        }
        FloatGaussians gaussians = new FloatGaussians(n);
        float[] radius = new float[n];
        float[] first = new float[n];
        float[] second = new float[n];
        gaussians.radii(twice, radius, n);
        gaussians.pairs(twice, radius, first, second, n);
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

    /** 14 scores of {@link GaussianScores} and the members' product: false-alarm rate 15 * 5.7e-7 = 9e-6. The seed is fixed. */
    @Test
    void drawsAreGaussian() {
        check(16_000_000);
    }

    /** The same over 10^9 draws. */
    @Tag("long")
    @Test
    void drawsAreGaussianInTheLongRun() {
        check(1_000_000_000);
    }

    private static void check(long draws) {
        Xoshiro256 generator = new Xoshiro256(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            new StreamKey(7, lane, draws).seed(generator, lane, 0);
        }
        long[] radiusWords = new long[LANES / 2];
        long[] angleWords = new long[LANES / 2];
        FloatGaussians gaussians = new FloatGaussians(LANES);
        float[] radius = new float[LANES];
        float[] first = new float[LANES];
        float[] second = new float[LANES];
        GaussianScores scores = new GaussianScores();
        double product = 0;
        for (long k = 0; k < draws / (2 * LANES); k++) {
            for (int i = 0; i < LANES / 2; i++) {
                radiusWords[i] = generator.next(2 * i);
                angleWords[i] = generator.next(2 * i + 1);
            }
            gaussians.radii(radiusWords, radius, LANES);
            gaussians.pairs(angleWords, radius, first, second, LANES);
            for (int i = 0; i < LANES; i++) {
                scores.add(first[i]);
                scores.add(second[i]);
                product += (double) first[i] * second[i];
            }
        }
        scores.areGaussian(5);
        assertThat(product / Math.sqrt(draws / 2.0)).isBetween(-5.0, 5.0);
    }
}
