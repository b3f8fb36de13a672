package dev.escapement.simulation.kernel;

import dev.escapement.random.FloatGaussians;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;

/** The dense engine's loops in plain Java, x in float. */
final class ScalarMixed implements DenseKernel<float[]> {
    private static final int PAIRS = BLOCK / 2;
    /** Pairs in a chunk: a 64-bit word serves two. */
    private static final int CHUNK = 2 * ScalarStreams.STREAMS;

    private final FloatGaussians gaussians = new FloatGaussians(PAIRS);
    private final long[] words = new long[PAIRS / 2];
    private final float[] radius = new float[PAIRS];
    private final float[] first = new float[PAIRS];
    private final float[] second = new float[PAIRS];

    @Override
    public float[] array(int length) {
        return new float[length];
    }

    @Override
    public double at(float[] x, int j) {
        return x[j];
    }

    @Override
    public void clear(float[] x, int from, int to) {
        Arrays.fill(x, from, to, 0);
    }

    @Override
    public void draw(Xoshiro256 generator, float[] x, int from, int to) {
        int pairs = (to - from) / 2;
        ScalarStreams.words(generator, 0, words, pairs / 2);
        gaussians.radii(words, radius, pairs);
        ScalarStreams.words(generator, ScalarStreams.STREAMS, words, pairs / 2);
        gaussians.pairs(words, radius, first, second, pairs);
        for (int i = 0; i < pairs; i += CHUNK) {
            int at = from + 2 * i;
            for (int j = 0; j < CHUNK; j++) {
                x[at + j] = first[i + j];
            }
            for (int j = 0; j < CHUNK; j++) {
                x[at + CHUNK + j] = second[i + j];
            }
        }
    }

    @Override
    public void sweep(double a, double b, float[] old, float[] x, double[] w, int from, int to, double[] sums) {
        for (int lane = 0; lane < ACCUMULATORS; lane += 2) {
            double dot0 = sums[lane];
            double dot1 = sums[lane + 1];
            double square0 = sums[ACCUMULATORS + lane];
            double square1 = sums[ACCUMULATORS + lane + 1];
            for (int j = from + lane; j < to; j += ACCUMULATORS) {
                double w0 = Math.fma(b, old[j], a * w[j]);
                double w1 = Math.fma(b, old[j + 1], a * w[j + 1]);
                w[j] = w0;
                w[j + 1] = w1;
                double x0 = x[j];
                double x1 = x[j + 1];
                dot0 = Math.fma(w0, x0, dot0);
                dot1 = Math.fma(w1, x1, dot1);
                square0 = Math.fma(x0, x0, square0);
                square1 = Math.fma(x1, x1, square1);
            }
            sums[lane] = dot0;
            sums[lane + 1] = dot1;
            sums[ACCUMULATORS + lane] = square0;
            sums[ACCUMULATORS + lane + 1] = square1;
        }
    }
}
