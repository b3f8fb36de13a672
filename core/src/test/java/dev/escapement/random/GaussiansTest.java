package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GaussiansTest {
    private static final int LANES = 64;

    @Test
    void logarithmSineAndCosineAreWithinTwoUlp() {
        Xoshiro256 generator = new Xoshiro256(1);
        new StreamKey(1, 2, 3).seed(generator, 0, 0);
        for (int i = 0; i < 100_000; i++) {
            double u = Uniform.open(generator.next(0));
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
        double[] size = new double[4];
        Gaussians gaussians = new Gaussians(4);
        gaussians.radii(radius, size, 4);
        gaussians.pairs(angle, size, first, second, 4);
        assertThat(Math.hypot(first[0], second[0])).isCloseTo(Math.sqrt(2 * 53 * Math.log(2)), within(1e-14));
        assertThat(Math.hypot(first[1], second[1])).isCloseTo(Math.sqrt(2 * 0x1p-53), within(1e-20));
        assertThat(first).doesNotContain(Double.NaN);
        assertThat(second).doesNotContain(Double.NaN);
    }

    @Test
    void singleDrawsHaveTheBitsOfPairs() {
        Xoshiro256 generator = new Xoshiro256(2);
        for (int lane = 0; lane < 2; lane++) {
            new StreamKey(1, 2, 3).seed(generator, lane, lane);
        }
        int n = 1000;
        long[] radius = new long[n];
        long[] angle = new long[n];
        for (int i = 0; i < n; i++) {
            radius[i] = generator.next(0);
            angle[i] = generator.next(1);
        }
        double[] size = new double[n];
        double[] first = new double[n];
        Gaussians gaussians = new Gaussians(n);
        gaussians.radii(radius, size, n);
        gaussians.pairs(angle, size, first, new double[n], n);
        for (int i = 0; i < n; i++) {
            assertThat(Gaussians.first(radius[i], angle[i])).isEqualTo(first[i]);
        }
    }

    /**
     * 15 scores of {@link GaussianScores} and three product moments of a pair's members: false-alarm rate 18 * 5.7e-7 = 1e-5.
     * The seed is fixed.
     */
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
            new StreamKey(7, lane, 0).seed(generator, lane, 0);
        }
        long[] radius = new long[LANES];
        long[] angle = new long[LANES];
        double[] first = new double[LANES];
        double[] second = new double[LANES];
        double[] size = new double[LANES];
        Gaussians gaussians = new Gaussians(LANES);
        GaussianScores scores = new GaussianScores();
        double[] cross = new double[3];
        for (long k = 0; k < draws / (2 * LANES); k++) {
            for (int i = 0; i < LANES; i++) {
                radius[i] = generator.next(i);
                angle[i] = generator.next(i);
            }
            gaussians.radii(radius, size, LANES);
            gaussians.pairs(angle, size, first, second, LANES);
            for (int i = 0; i < LANES; i++) {
                scores.add(first[i]);
                scores.add(second[i]);
                cross[0] += first[i] * second[i];
                cross[1] += (first[i] * first[i] - 1) * (second[i] * second[i] - 1);
                cross[2] += first[i] * first[i] * first[i] * second[i];
            }
        }
        scores.areGaussian(6);
        double pairs = draws / 2.0;
        assertThat(cross[0] / Math.sqrt(pairs)).isBetween(-5.0, 5.0);
        assertThat(cross[1] / Math.sqrt(4 * pairs)).isBetween(-5.0, 5.0);
        assertThat(cross[2] / Math.sqrt(15 * pairs)).isBetween(-5.0, 5.0);
    }
}
