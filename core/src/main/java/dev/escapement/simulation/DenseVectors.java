package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;

/**
 * w and x in R^d, theta the first axis, padded with zeros to whole chunks. An update {@code w <- a w + b x} waits until the
 * next sample is drawn, so that a step visits memory once.
 *
 * @param <X> what holds x
 */
final class DenseVectors<X> implements Vectors {
    /** Logical lanes that samples are drawn from; the next one is free. */
    static final int STREAMS = DenseKernel.STREAMS;

    private final DenseKernel<X> kernel;
    private final int dimension;
    private final int length;
    private final double[] w;
    private final Xoshiro256 generator = new Xoshiro256(STREAMS);
    private final double[] sums = new double[2 * DenseKernel.ACCUMULATORS];
    private X x;
    private X previous;
    private double a = 1;
    private double b;
    private double dot;
    private double squaredNorm;

    DenseVectors(DenseKernel<X> kernel, int dimension) {
        this.kernel = kernel;
        this.dimension = dimension;
        length = padded(dimension);
        w = new double[length];
        x = kernel.array(length);
        previous = kernel.array(length);
    }

    /**
     * Coordinates to hold: d, filled up with zeros to whole chunks.
     *
     * @throws IllegalArgumentException if that is more than an array holds
     */
    private static int padded(int dimension) {
        long chunks = ((long) dimension + DenseKernel.MULTIPLE - 1) / DenseKernel.MULTIPLE;
        long padded = chunks * DenseKernel.MULTIPLE;
        if (padded > Integer.MAX_VALUE - DenseKernel.MULTIPLE) {
            throw new IllegalArgumentException("d = " + dimension + " is too large for the dense engine");
        }
        return (int) padded;
    }

    /** Goes to the beginning of a run: its streams, and a unit w uniform among those with this first coordinate. */
    void start(StreamKey key, double overlap) {
        for (int lane = 0; lane < STREAMS; lane++) {
            key.seed(generator, lane, lane);
        }
        Arrays.fill(w, 0);
        update(1, 0);
        draw();
        for (int j = 1; j < dimension; j++) {
            w[j] = kernel.at(x, j);
        }
        double factor = Math.sqrt((1 - overlap) * (1 + overlap) / squaredNormOfW());
        for (int j = 1; j < dimension; j++) {
            w[j] *= factor;
        }
        w[0] = overlap;
    }

    /**
     * Goes to the middle of a run.
     *
     * @param w what {@link #w} gave
     * @param streams what {@link #streams} gave
     */
    void restore(double[] w, long[] streams) {
        generator.restore(streams);
        Arrays.fill(this.w, 0);
        System.arraycopy(w, 0, this.w, 0, dimension);
        kernel.clear(x, 0, length);
        // Adding a negative zero is what leaves every number as it is, be it a negative zero.
        update(1, -0.0);
    }

    /** A copy of w after the waiting update: d coordinates. */
    double[] w() {
        double[] updated = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            updated[j] = Math.fma(b, kernel.at(x, j), a * w[j]);
        }
        return updated;
    }

    /** A copy of the state of the samples' streams. */
    long[] streams() {
        return generator.states(STREAMS);
    }

    @Override
    public void update(double a, double b) {
        this.a = a;
        this.b = b;
    }

    @Override
    public void draw() {
        X last = x;
        x = previous;
        previous = last;
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += DenseKernel.BLOCK) {
            int to = Math.min(length, from + DenseKernel.BLOCK);
            kernel.draw(generator, x, from, to);
            kernel.clear(x, Math.min(to, Math.max(from, dimension)), to);
            kernel.sweep(a, b, last, x, w, from, to, sums);
        }
        update(1, 0);
        dot = total(0);
        squaredNorm = total(DenseKernel.ACCUMULATORS);
    }

    @Override
    public double wDotX() {
        return dot;
    }

    @Override
    public double squaredNormOfX() {
        return squaredNorm;
    }

    @Override
    public double thetaDotX() {
        return kernel.at(x, 0);
    }

    @Override
    public double thetaDotW() {
        return Math.fma(b, kernel.at(x, 0), a * w[0]);
    }

    @Override
    public double squaredNormOfW() {
        Arrays.fill(sums, 0);
        for (int j = 0; j < length; j++) {
            double moved = Math.fma(b, kernel.at(x, j), a * w[j]);
            w[j] = moved;
            int lane = j % DenseKernel.ACCUMULATORS;
            sums[lane] = Math.fma(moved, moved, sums[lane]);
        }
        update(1, 0);
        return total(0);
    }

    private double total(int from) {
        for (int width = DenseKernel.ACCUMULATORS / 2; width > 0; width /= 2) {
            for (int lane = from; lane < from + width; lane++) {
                sums[lane] += sums[lane + width];
            }
        }
        return sums[from];
    }
}
