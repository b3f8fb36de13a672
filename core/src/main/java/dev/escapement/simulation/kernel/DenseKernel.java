package dev.escapement.simulation.kernel;

import dev.escapement.random.Xoshiro256;

/**
 * The loops of the dense engine over the coordinates of one block, small enough for x to stay in the first-level cache
 * between them. Not safe for use by two threads.
 *
 * <p>Coordinates come in chunks of two members of as many pairs as the generator's lanes make at a time: first members in
 * the first half of a chunk, second members behind. Radii come from the generator's lanes 0 to 7, angles from 8 to 15.
 *
 * @param <X> the array that holds x
 */
public interface DenseKernel<X> {
    /** Lanes of the generator. */
    int STREAMS = 16;
    /** Accumulators of a sum: coordinate j belongs to accumulator j mod 16. */
    int ACCUMULATORS = 16;
    /** Coordinates come in multiples of this. */
    int MULTIPLE = 32;
    /** Coordinates in a block, at most. */
    int BLOCK = 1024;

    /** An array for x. */
    X array(int length);

    /** Rounds a coordinate of x to what {@link #array} holds, which is where {@code theta} looks. */
    double at(X x, int j);

    /** Overwrites coordinates with zeros. */
    void clear(X x, int from, int to);

    /** Draws the standard Gaussian coordinates {@code from} to {@code to}, at most a block. */
    void draw(Xoshiro256 generator, X x, int from, int to);

    /**
     * {@code w <- a w + b old} on the coordinates {@code from} to {@code to}, then adds {@code w_j x_j} and {@code x_j^2} to
     * their accumulators.
     *
     * @param sums {@link #ACCUMULATORS} sums of {@code w_j x_j}, then as many of {@code x_j^2}
     */
    void sweep(double a, double b, X old, X x, double[] w, int from, int to, double[] sums);
}
