package dev.escapement.random;

/**
 * Standard Gaussians in pairs, by the method of Box and Muller (1958), in single precision from 32-bit words: the law's
 * cumulative distribution is exact to 2^-24, and its tails end at 6.66.
 *
 * <p>A pair takes two words. One makes the radius {@code sqrt(-2 ln u)}, with the relative precision of a float where u is
 * small, so that the tails are right; the sign bit is shifted away first, since a signed word would put an atom into the
 * tail. The upper 24 bits of the other make an angle in the right half plane, symmetric about 0 and never 0, the lowest bit
 * reflects it into the left one, and bits 1 to 7 are left over for the caller.
 *
 * <p>Minimax polynomials, relative error 2.6e-8 (logarithm) and 5.3e-9 (sine), absolute 2.2e-10 (cosine), and nothing but
 * IEEE operations, so that kernels of any width agree in every bit.
 *
 * <p>HotSpot does not vectorise a loop that converts integers (before JDK 19) or reinterprets bits, so integers become floats
 * by the bits that floats of their size have, and {@link Bits} reinterprets them. Not safe for use by two threads.
 */
public final class FloatGaussians {
    /** From a word's upper 31 bits to u in (0, 1]. */
    public static final float UNIT = 0x1p-31f;
    /** The bits of sqrt(1/2): mantissas fall between it and sqrt 2. */
    public static final int ROOT_HALF_BITS = 0x3f3504f3;

    private static final int EXPONENT = 0xff800000;
    /** 1, in both halves of a long; so are the bits below. */
    private static final long ONE_BITS = 0x3f800000_3f800000L;
    /** Where the last of a float's bits counts 1: an integer below it, in its low bits, is added to it. */
    private static final float INTEGER = 0x1p23f;

    private static final long INTEGER_BITS = 0x4b000000_4b000000L;
    /** The same for an integer of either sign, added to its bits. */
    private static final float SIGNED = 0x1.8p23f;

    private static final int SIGNED_BITS = 0x4b400000;
    /** Where the last of a float's bits counts 2^15. */
    private static final float HIGH = 0x1p38f;

    private static final long HIGH_BITS = 0x52800000_52800000L;
    /** Where the last of a float's bits counts 2 and the highest of its 23 is turned, so that it stands for 0. */
    private static final float TURN_MIDDLE = 0x1.8p24f;

    private static final long TURN_BITS = 0x4bc00000_4bc00000L;

    private static final long LOW_15 = 0x00007fff_00007fffL;
    private static final long LOW_16 = 0x0000ffff_0000ffffL;
    private static final long LOW_23 = 0x007fffff_007fffffL;
    private static final long BIT_23 = 0x00800000_00800000L;
    private static final long BIT_31 = 0x80000000_80000000L;

    /** ln 2. */
    public static final float LN2 = 0.6931472f;

    /** Coefficients of {@code ln(1 + f) / f} in powers of f. */
    public static final float LN_SERIES_0 = 1.0f;

    public static final float LN_SERIES_1 = -0.49999988f;
    public static final float LN_SERIES_2 = 0.33334187f;
    public static final float LN_SERIES_3 = -0.25002074f;
    public static final float LN_SERIES_4 = 0.19956836f;
    public static final float LN_SERIES_5 = -0.16562408f;
    public static final float LN_SERIES_6 = 0.14952254f;
    public static final float LN_SERIES_7 = -0.14366737f;
    public static final float LN_SERIES_8 = 0.08722259f;
    /** From a word's upper 24 bits, signed, to an angle in (-pi/2, pi/2). */
    public static final float TURN = (float) (Math.PI * 0x1p-24);

    public static final float SIN1 = -0.16666657f;
    public static final float SIN2 = 0.0083330255f;
    public static final float SIN3 = -0.0001980742f;
    public static final float SIN4 = 2.6019031e-06f;
    public static final float COS1 = -0.5f;
    public static final float COS2 = 0.041666638f;
    public static final float COS3 = -0.0013888362f;
    public static final float COS4 = 2.4760162e-05f;
    public static final float COS5 = -2.6051498e-07f;

    private final long[] halves;
    private final int[] bits;
    private final int[] exponentBits;
    private final float[] exponents;
    private final float[] low;
    private final Bits same;

    /** Work space for that many pairs at a time, an even number. */
    public FloatGaussians(int pairs) {
        halves = new long[pairs / 2];
        bits = new int[pairs];
        exponentBits = new int[pairs];
        exponents = new float[pairs];
        low = new float[pairs];
        same = new Bits(Float.BYTES * pairs);
    }

    /**
     * The radii of {@code n} pairs, an even number.
     *
     * @param words two 32-bit words each, the lower one first
     */
    public void radii(long[] words, float[] radius, int n) {
        high(words, halves, n / 2);
        same.floats(halves, radius, n);
        low(words, halves, n / 2);
        same.floats(halves, low, n);
        units(radius, low, n);
        same.ints(radius, bits, n);
        exponents(bits, exponentBits, n);
        same.floats(exponentBits, exponents, n);
        mantissas(bits, n);
        same.floats(bits, radius, n);
        radii(exponents, radius, n);
    }

    /** The upper 16 of a word's 31 bits, as {@code 2^38 + 2^15 h}. */
    private static void high(long[] words, long[] halves, int n) {
        for (int i = 0; i < n; i++) {
            halves[i] = words[i] >>> 16 & LOW_16 | HIGH_BITS;
        }
    }

    /** The lower 15 of a word's 31 bits, as {@code 2^23 + l}. */
    private static void low(long[] words, long[] halves, int n) {
        for (int i = 0; i < n; i++) {
            halves[i] = words[i] >>> 1 & LOW_15 | INTEGER_BITS;
        }
    }

    /** From their parts to the 31 bits, rounded once, and to u. */
    private static void units(float[] radius, float[] low, int n) {
        for (int i = 0; i < n; i++) {
            radius[i] = Math.fma(radius[i] - (HIGH + INTEGER) + low[i], UNIT, UNIT / 2);
        }
    }

    /** Exponents k, as {@code 1.5 2^23 + k}. */
    private static void exponents(int[] bits, int[] exponentBits, int n) {
        for (int i = 0; i < n; i++) {
            exponentBits[i] = (bits[i] - ROOT_HALF_BITS >> 23) + SIGNED_BITS;
        }
    }

    private static void mantissas(int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] -= bits[i] - ROOT_HALF_BITS & EXPONENT;
        }
    }

    private static void radii(float[] exponents, float[] radius, int n) {
        for (int i = 0; i < n; i++) {
            float f = radius[i] - 1;
            float series = Math.fma(LN_SERIES_8, f, LN_SERIES_7);
            series = Math.fma(series, f, LN_SERIES_6);
            series = Math.fma(series, f, LN_SERIES_5);
            series = Math.fma(series, f, LN_SERIES_4);
            series = Math.fma(series, f, LN_SERIES_3);
            series = Math.fma(series, f, LN_SERIES_2);
            series = Math.fma(series, f, LN_SERIES_1);
            series = Math.fma(series, f, LN_SERIES_0);
            radius[i] = (float) Math.sqrt(-2 * Math.fma(exponents[i] - SIGNED, LN2, series * f));
        }
    }

    /**
     * The pairs from their radii.
     *
     * @param words other words
     * @param first the members along the axis
     * @param second the members across it
     */
    public void pairs(long[] words, float[] radius, float[] first, float[] second, int n) {
        turns(words, halves, n / 2);
        same.floats(halves, second, n);
        reflections(words, halves, n / 2);
        same.floats(halves, first, n);
        angles(first, second, n);
        pairs(radius, first, second, n);
    }

    /** The upper 23 bits t of a word, as {@code 2^24 + 2 t}. */
    private static void turns(long[] words, long[] halves, int n) {
        for (int i = 0; i < n; i++) {
            halves[i] = words[i] >>> 9 & LOW_23 ^ TURN_BITS;
        }
    }

    /** The sign of the first member; twice as large where bit 8, the lowest of the angle's, is set. */
    private static void reflections(long[] words, long[] halves, int n) {
        for (int i = 0; i < n; i++) {
            halves[i] = (words[i] << 15 & BIT_23) + ONE_BITS | words[i] << 31 & BIT_31;
        }
    }

    /** From both to signs and angles. */
    private static void angles(float[] first, float[] second, int n) {
        for (int i = 0; i < n; i++) {
            float size = Math.abs(first[i]);
            first[i] = first[i] * Math.fma(-0.5f, size, 1.5f);
            second[i] = Math.fma(second[i] - TURN_MIDDLE + (size - 1), TURN, TURN / 2);
        }
    }

    private static void pairs(float[] radius, float[] first, float[] second, int n) {
        for (int i = 0; i < n; i++) {
            float angle = second[i];
            float z = angle * angle;
            float sine = Math.fma(SIN4, z, SIN3);
            sine = Math.fma(sine, z, SIN2);
            sine = Math.fma(sine, z, SIN1);
            sine = Math.fma(sine * z, angle, angle);
            float cosine = Math.fma(COS5, z, COS4);
            cosine = Math.fma(cosine, z, COS3);
            cosine = Math.fma(cosine, z, COS2);
            cosine = Math.fma(cosine, z, COS1);
            cosine = Math.fma(cosine, z, 1);
            float r = radius[i];
            first[i] = cosine * r * first[i];
            second[i] = sine * r;
        }
    }
}
