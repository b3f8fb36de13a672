package dev.escapement.simulation.kernel;

/**
 * The loops of matrix products between neurons and samples, both in rows, in tiles of two neurons by four samples: each number
 * that is read takes part in several products. Every kernel computes the same bits: an inner product has a fixed number of
 * accumulators, and a sum of samples a fixed order. It may be used by many threads.
 */
public interface ProductKernel {
    /** Neurons in a tile. */
    int NEURONS = 2;
    /** Samples in a tile. */
    int SAMPLES = 4;
    /** Accumulators of an inner product: coordinate k belongs to accumulator k mod 8. Rows are as long as a multiple of it. */
    int ACCUMULATORS = 8;
    /** Accumulators of a tile: those of the first neuron's products with the samples, then those of the second's. */
    int TILE = NEURONS * SAMPLES * ACCUMULATORS;
    /** Coordinates that a call visits at most, so that a tile stays in the first-level cache; a multiple of the accumulators. */
    int BLOCK = 512;

    /**
     * Adds the products of the coordinates {@code from} to {@code to} to their accumulators.
     *
     * @param w the first neuron
     * @param v the second
     * @param x rows of samples, of which the tile's begin at row {@code b}
     * @param sums accumulators, of which the tile's begin at {@code at}
     */
    void dots(double[] w, double[] v, double[][] x, int b, int from, int to, double[] sums, int at);

    /**
     * Adds the samples to the neurons on the coordinates {@code from} to {@code to}, one after the other.
     *
     * @param w the first neuron
     * @param v the second
     * @param x rows of samples, of which the tile's begin at row {@code b}
     * @param factors of the samples in the first neuron, then in the second
     */
    void add(double[] w, double[] v, double[][] x, int b, double[] factors, int from, int to);
}
