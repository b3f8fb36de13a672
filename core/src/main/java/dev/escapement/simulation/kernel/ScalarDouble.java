package dev.escapement.simulation.kernel;

import dev.escapement.random.Gaussians;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;

/** The dense engine's loops in plain Java, x in double. */
final class ScalarDouble implements DenseKernel<double[]> {
    private static final int PAIRS = BLOCK / 2;
    /** Pairs in a chunk: each takes a whole word. */
    private static final int CHUNK = ScalarStreams.STREAMS;

    private final Gaussians gaussians = new Gaussians(PAIRS);
    private final long[] words = new long[PAIRS];
    private final double[] radius = new double[PAIRS];
    private final double[] first = new double[PAIRS];
    private final double[] second = new double[PAIRS];

    @Override
    public double[] array(int length) {
        return new double[length];
    }

    @Override
    public double at(double[] x, int j) {
        return x[j];
    }

    @Override
    public void clear(double[] x, int from, int to) {
        Arrays.fill(x, from, to, 0);
    }

    @Override
    public void draw(Xoshiro256 generator, double[] x, int from, int to) {
        int pairs = (to - from) / 2;
        ScalarStreams.words(generator, 0, words, pairs);
        gaussians.radii(words, radius, pairs);
        ScalarStreams.words(generator, ScalarStreams.STREAMS, words, pairs);
        gaussians.pairs(words, radius, first, second, pairs);
        for (int i = 0; i < pairs; i += CHUNK) {
            System.arraycopy(first, i, x, from + 2 * i, CHUNK);
            System.arraycopy(second, i, x, from + 2 * i + CHUNK, CHUNK);
        }
    }

    @Override
    public void sweep(double a, double b, double[] old, double[] x, double[] w, int from, int to, double[] sums) {
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
