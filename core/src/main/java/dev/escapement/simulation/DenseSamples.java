package dev.escapement.simulation;

import dev.escapement.random.Gaussians;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;

/**
 * Gaussian vectors in R^d from a fixed number of logical lanes: of each block of 32 coordinates lane l makes the l-th and
 * the (l + 16)-th. Sums run lane by lane and end in a fixed tree, so that they do not depend on how wide the hardware is.
 */
final class DenseSamples {
    static final int LANES = 16;
    private static final int BLOCK = 2 * LANES;

    private final int dimension;
    private final boolean mixed;
    private final Xoshiro256 generator = new Xoshiro256(LANES);
    private final long[] radius = new long[LANES];
    private final long[] angle = new long[LANES];
    private final double[] first = new double[LANES];
    private final double[] second = new double[LANES];

    DenseSamples(int dimension, boolean mixed) {
        this.dimension = dimension;
        this.mixed = mixed;
    }

    /**
     * Coordinates to hold: d, filled up with zeros to whole blocks.
     *
     * @throws IllegalArgumentException if that is more than an array holds
     */
    static int padded(int dimension) {
        long padded = ((long) dimension + BLOCK - 1) / BLOCK * BLOCK;
        if (padded > Integer.MAX_VALUE - BLOCK) {
            throw new IllegalArgumentException("d = " + dimension + " is too large for the dense engine");
        }
        return (int) padded;
    }

    void seed(StreamKey key) {
        for (int lane = 0; lane < LANES; lane++) {
            key.seed(generator, lane, lane);
        }
    }

    /** Fills {@code x} with d standard Gaussians, rounded to float if the precision is mixed, and zeros. */
    void draw(double[] x) {
        for (int block = 0; block < x.length; block += BLOCK) {
            generator.next(radius, LANES);
            generator.next(angle, LANES);
            Gaussians.pairs(radius, angle, first, second, LANES);
            System.arraycopy(first, 0, x, block, LANES);
            System.arraycopy(second, 0, x, block + LANES, LANES);
        }
        Arrays.fill(x, dimension, x.length, 0);
        if (mixed) {
            for (int j = 0; j < dimension; j++) {
                x[j] = (float) x[j];
            }
        }
    }

    /** The inner product of two padded vectors. */
    double dot(double[] x, double[] y) {
        Arrays.fill(first, 0);
        for (int block = 0; block < x.length; block += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                first[lane] = Math.fma(x[block + lane], y[block + lane], first[lane]);
            }
        }
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int lane = 0; lane < width; lane++) {
                first[lane] += first[lane + width];
            }
        }
        return first[0];
    }
}
