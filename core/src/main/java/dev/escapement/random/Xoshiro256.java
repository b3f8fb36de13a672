package dev.escapement.random;

/**
 * xoshiro256++ 1.0 (Blackman and Vigna, 2021, doi:10.1145/3460772): 256 bits of state, period 2^256 - 1, equidistributed in
 * four dimensions. Its one weakness, a start in a state of mostly zeros, cannot arise from a hashed state in practice.
 */
public final class Xoshiro256 {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** A generator in the given state, which must not be all zeros. */
    public Xoshiro256(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** The next 64 uniform bits. */
    public long next() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }
}
