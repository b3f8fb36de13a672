package dev.escapement.random;

/**
 * Lanes of xoshiro256++ 1.0 (Blackman and Vigna, 2021, doi:10.1145/3460772): 256 bits of state a lane, period 2^256 - 1,
 * equidistributed in four dimensions. Its one weakness, a start in a state of mostly zeros, does not arise from hashed
 * states.
 *
 * <p>The state lies lane by lane in four arrays, so that one call draws for a block of lanes; what a lane draws depends on
 * that lane's state alone.
 */
public final class Xoshiro256 {
    private final long[] s0;
    private final long[] s1;
    private final long[] s2;
    private final long[] s3;

    /** Room for so many lanes, each of which must be seeded before it is drawn from. */
    public Xoshiro256(int lanes) {
        s0 = new long[lanes];
        s1 = new long[lanes];
        s2 = new long[lanes];
        s3 = new long[lanes];
    }

    /** Puts a lane into a state, which must not be all zeros. */
    public void seed(int lane, long a, long b, long c, long d) {
        s0[lane] = a;
        s1[lane] = b;
        s2[lane] = c;
        s3[lane] = d;
    }

    /** Gives a lane the state of another. */
    public void copy(int from, int to) {
        seed(to, s0[from], s1[from], s2[from], s3[from]);
    }

    /**
     * One of the four words of every lane's state, live: for kernels that step lanes on their own, exactly as {@link #next}
     * does.
     */
    public long[] state(int word) {
        return switch (word) {
            case 0 -> s0;
            case 1 -> s1;
            case 2 -> s2;
            default -> s3;
        };
    }

    /** A copy of the state of the first {@code lanes} lanes: four words a lane, lane after lane. */
    public long[] states(int lanes) {
        long[] words = new long[4 * lanes];
        for (int lane = 0; lane < lanes; lane++) {
            words[4 * lane] = s0[lane];
            words[4 * lane + 1] = s1[lane];
            words[4 * lane + 2] = s2[lane];
            words[4 * lane + 3] = s3[lane];
        }
        return words;
    }

    /** Puts the first lanes into what {@link #states} gave. */
    public void restore(long[] words) {
        for (int at = 0; at < words.length; at += 4) {
            seed(at / 4, words[at], words[at + 1], words[at + 2], words[at + 3]);
        }
    }

    /** The next 64 uniform bits of one lane. */
    public long next(int lane) {
        long a = s0[lane];
        long b = s1[lane];
        long c = s2[lane] ^ a;
        long d = s3[lane] ^ b;
        long result = Long.rotateLeft(a + s3[lane], 23) + a;
        s0[lane] = a ^ d;
        s1[lane] = b ^ c;
        s2[lane] = c ^ (b << 17);
        s3[lane] = Long.rotateLeft(d, 45);
        return result;
    }
}
