package dev.escapement.random;

/** Uniform variates from a stream's bits. */
public final class Uniform {
    private Uniform() {}

    /** In (0, 1), neither end: the middle of one of 2^52 equal cells, which the word's upper 52 bits number. */
    public static double open(long word) {
        return ((word >>> 12) + 0.5) * 0x1p-52;
    }

    /** In (0, 1), from the next word of a stream's lane 0. */
    public static double open(Xoshiro256 stream) {
        return open(stream.next(0));
    }

    /** From 0 to n - 1, with a bias below n 2^-63. */
    public static int below(int n, Xoshiro256 stream) {
        return (int) Math.multiplyHigh(stream.next(0) >>> 1, 2L * n);
    }
}
