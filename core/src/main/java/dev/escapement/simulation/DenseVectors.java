package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;

/**
 * w and x in R^d, padded with zeros to whole chunks. An update {@code w <- a w + b x} waits until the next sample is drawn,
 * so that a step visits memory once.
 *
 * @param <X> what holds x
 */
final class DenseVectors<X> {
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
        later(1, 0);
        draw();
        for (int j = 1; j < dimension; j++) {
            w[j] = kernel.at(x, j);
        }
        double factor = Math.sqrt((1 - overlap) * (1 + overlap) / normOfW());
        for (int j = 1; j < dimension; j++) {
            w[j] *= factor;
        }
        w[0] = overlap;
    }

    /**
     * Goes to the middle of a run.
     *
     * @param settled what {@link #settled} gave
     * @param streams what {@link #streams} gave
     */
    void restore(double[] settled, long[] streams) {
        generator.restore(streams);
        Arrays.fill(w, 0);
        System.arraycopy(settled, 0, w, 0, dimension);
        kernel.clear(x, 0, length);
        // Adding a negative zero is what leaves every number as it is, be it a negative zero.
        later(1, -0.0);
    }

    /** A copy of w after the waiting update: d coordinates. */
    double[] settled() {
        double[] settled = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            settled[j] = Math.fma(b, kernel.at(x, j), a * w[j]);
        }
        return settled;
    }

    /** A copy of the state of the samples' streams. */
    long[] streams() {
        return generator.states(STREAMS);
    }

    /** Has w become {@code a w + b x} before the next sample. */
    void later(double a, double b) {
        this.a = a;
        this.b = b;
    }

    /** Draws a fresh x, and what it shows. */
    void draw() {
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
        later(1, 0);
        dot = total(0);
        squaredNorm = total(DenseKernel.ACCUMULATORS);
    }

    /** {@code <w, x>}. */
    double dot() {
        return dot;
    }

    /** {@code |x|^2}. */
    double squaredNorm() {
        return squaredNorm;
    }

    /** {@code <theta, x>}: theta is the first axis. */
    double x0() {
        return kernel.at(x, 0);
    }

    /** {@code <theta, w>}, the waiting update included. */
    double w0() {
        return Math.fma(b, kernel.at(x, 0), a * w[0]);
    }

    /** {@code |w|^2} summed afresh, after the waiting update. */
    double normOfW() {
        Arrays.fill(sums, 0);
        for (int j = 0; j < length; j++) {
            double moved = Math.fma(b, kernel.at(x, j), a * w[j]);
            w[j] = moved;
            int lane = j % DenseKernel.ACCUMULATORS;
            sums[lane] = Math.fma(moved, moved, sums[lane]);
        }
        later(1, 0);
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
