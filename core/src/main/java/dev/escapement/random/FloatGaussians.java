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
 * IEEE operations, so that kernels of any width agree in every bit. Loops are split where HotSpot can not vectorise a
 * conversion, lest the rest of the loop stay scalar with it.
 */
public final class FloatGaussians {
    /** From a word's upper 31 bits to u in (0, 1]. */
    public static final float UNIT = 0x1p-31f;
    /** The bits of sqrt(1/2): mantissas fall between it and sqrt 2. */
    public static final int ROOT_HALF_BITS = 0x3f3504f3;

    private static final int EXPONENT = 0xff800000;
    private static final int ONE_BITS = 0x3f800000;

    public static final float LN2 = 0.6931472f;
    public static final float LN_0 = 1.0f;
    public static final float LN_1 = -0.49999988f;
    public static final float LN_2 = 0.33334187f;
    public static final float LN_3 = -0.25002074f;
    public static final float LN_4 = 0.19956836f;
    public static final float LN_5 = -0.16562408f;
    public static final float LN_6 = 0.14952254f;
    public static final float LN_7 = -0.14366737f;
    public static final float LN_8 = 0.08722259f;
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

    private FloatGaussians() {}

    /**
     * The radii of {@code n} pairs.
     *
     * @param words one 32-bit word a pair, overwritten
     * @param exponents work space
     */
    public static void radii(int[] words, float[] exponents, float[] radius, int n) {
        for (int i = 0; i < n; i++) {
            radius[i] = words[i] >>> 1;
        }
        for (int i = 0; i < n; i++) {
            radius[i] = Math.fma(radius[i], UNIT, UNIT / 2);
        }
        for (int i = 0; i < n; i++) {
            words[i] = Float.floatToRawIntBits(radius[i]);
        }
        for (int i = 0; i < n; i++) {
            exponents[i] = (words[i] - ROOT_HALF_BITS) >> 23;
        }
        for (int i = 0; i < n; i++) {
            words[i] -= (words[i] - ROOT_HALF_BITS) & EXPONENT;
        }
        for (int i = 0; i < n; i++) {
            radius[i] = Float.intBitsToFloat(words[i]);
        }
        for (int i = 0; i < n; i++) {
            float f = radius[i] - 1;
            float series = Math.fma(LN_8, f, LN_7);
            series = Math.fma(series, f, LN_6);
            series = Math.fma(series, f, LN_5);
            series = Math.fma(series, f, LN_4);
            series = Math.fma(series, f, LN_3);
            series = Math.fma(series, f, LN_2);
            series = Math.fma(series, f, LN_1);
            series = Math.fma(series, f, LN_0);
            radius[i] = (float) Math.sqrt(-2 * Math.fma(exponents[i], LN2, series * f));
        }
    }

    /**
     * The pairs from their radii.
     *
     * @param words another word a pair, overwritten
     * @param first work space, then the members along the axis
     * @param second work space, then the members across it
     */
    public static void pairs(int[] words, float[] radius, float[] first, float[] second, int n) {
        for (int i = 0; i < n; i++) {
            second[i] = words[i] >> 8;
        }
        for (int i = 0; i < n; i++) {
            words[i] = ONE_BITS | words[i] << 31;
        }
        for (int i = 0; i < n; i++) {
            first[i] = Float.intBitsToFloat(words[i]);
        }
        for (int i = 0; i < n; i++) {
            float angle = Math.fma(second[i], TURN, TURN / 2);
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
