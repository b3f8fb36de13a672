package dev.escapement.random;

/**
 * Standard Gaussians in pairs, by the method of Box and Muller (1958), on lanes.
 *
 * <p>A pair takes two words: one makes the radius {@code sqrt(-2 ln u)}, the other the angle. The
 * logarithm, sine and cosine are fdlibm's polynomials (Sun Microsystems, 1993; error below 1 ulp) without a branch, so that
 * lanes stay lanes and the bits are the same everywhere. {@code u} has 52 random bits: the law's cumulative distribution is
 * exact to 2^-53, and its tails end at 8.57.
 *
 * <p>Integers become doubles by the bits that doubles of their size have, as in {@link FloatGaussians}. Not safe for use by
 * two threads.
 */
public final class Gaussians {
    /** High part of ln 2: its product with an exponent is exact. */
    public static final double LN2_HIGH = 6.93147180369123816490e-01;

    public static final double LN2_LOW = 1.90821492927058770002e-10;
    /** The bits of sqrt(1/2), rounded up in the high word: mantissas fall between it and sqrt 2. */
    public static final long ROOT_HALF_BITS = 0x3fe6a09e00000000L;

    /** The coefficients Lg1 to Lg7 of fdlibm's series for {@code ln(1 + f)}. */
    public static final double LN_SERIES_1 = 6.666666666666735130e-01;

    public static final double LN_SERIES_2 = 3.999999999940941908e-01;
    public static final double LN_SERIES_3 = 2.857142874366239149e-01;
    public static final double LN_SERIES_4 = 2.222219843214978396e-01;
    public static final double LN_SERIES_5 = 1.818357216161805012e-01;
    public static final double LN_SERIES_6 = 1.531383769920937332e-01;
    public static final double LN_SERIES_7 = 1.479819860511658591e-01;

    public static final double SIN1 = -1.66666666666666324348e-01;
    public static final double SIN2 = 8.33333333332248946124e-03;
    public static final double SIN3 = -1.98412698298579493134e-04;
    public static final double SIN4 = 2.75573137070700676789e-06;
    public static final double SIN5 = -2.50507602534068634195e-08;
    public static final double SIN6 = 1.58969099521155010221e-10;

    public static final double COS1 = 4.16666666666666019037e-02;
    public static final double COS2 = -1.38888888888741095749e-03;
    public static final double COS3 = 2.48015872894767294178e-05;
    public static final double COS4 = -2.75573143513906633035e-07;
    public static final double COS5 = 2.08757232129817482790e-09;
    public static final double COS6 = -1.13596475577881948265e-11;

    private static final double UNIT = 0x1p-52;
    private static final double QUARTER = Math.PI / 2;
    private static final long ONE_BITS = 0x3ff0000000000000L;
    private static final long EXPONENT = 0xfff0000000000000L;
    /** Where the last of a double's bits counts 1: an integer of either sign, added to its bits, is added to it. */
    private static final double SIGNED = 0x1.8p52;

    private static final long SIGNED_BITS = 0x4338000000000000L;

    private final long[] bits;
    private final long[] exponentBits;
    private final double[] work;
    private final double[] sine;
    private final Bits same;

    /** Work space for that many pairs at a time. */
    public Gaussians(int pairs) {
        bits = new long[pairs];
        exponentBits = new long[pairs];
        work = new double[pairs];
        sine = new double[pairs];
        same = new Bits(Double.BYTES * pairs);
    }

    /** The first member of the pair of two words. */
    static double first(long radiusWord, long angleWord) {
        double x = angle(Uniform.open(angleWord));
        double z = x * x;
        double sign = 1 - (angleWord & 2);
        double axis = (angleWord & 1) == 0 ? cosine(z) : sine(x, z);
        return Math.sqrt(-2 * ln(Uniform.open(radiusWord))) * (sign * axis);
    }

    /**
     * The radii of {@code n} pairs.
     *
     * @param words one word a pair
     */
    public void radii(long[] words, double[] radius, int n) {
        fromOne(words, bits, n);
        same.doubles(bits, radius, n);
        uniforms(radius, n);
        same.longs(radius, bits, n);
        exponents(bits, exponentBits, n);
        same.doubles(exponentBits, work, n);
        mantissas(bits, n);
        same.doubles(bits, radius, n);
        radii(work, radius, n);
    }

    /** The upper 52 bits k of a word, as {@code 1 + 2^-52 k}. */
    private static void fromOne(long[] words, long[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = words[i] >>> 12 | ONE_BITS;
        }
    }

    private static void uniforms(double[] fromOne, int n) {
        for (int i = 0; i < n; i++) {
            fromOne[i] = fromOne[i] - 1 + UNIT / 2;
        }
    }

    /** Exponents k, as {@code 1.5 2^52 + k}. */
    private static void exponents(long[] bits, long[] exponentBits, int n) {
        for (int i = 0; i < n; i++) {
            exponentBits[i] = (bits[i] - ROOT_HALF_BITS >> 52) + SIGNED_BITS;
        }
    }

    private static void mantissas(long[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] -= bits[i] - ROOT_HALF_BITS & EXPONENT;
        }
    }

    private static void radii(double[] exponents, double[] radius, int n) {
        for (int i = 0; i < n; i++) {
            radius[i] = Math.sqrt(-2 * ln(exponents[i] - SIGNED, radius[i] - 1));
        }
    }

    /**
     * The pairs from their radii: an angle within 45 degrees of an axis, which axis, and a reflection.
     *
     * @param words another word a pair
     */
    public void pairs(long[] words, double[] radius, double[] first, double[] second, int n) {
        fromOne(words, bits, n);
        same.doubles(bits, work, n);
        uniforms(work, n);
        onFirst(words, bits, n);
        same.doubles(bits, first, n);
        onSecond(words, bits, n);
        same.doubles(bits, second, n);
        sines(work, sine, n);
        cosines(work, n);
        turn(radius, work, sine, first, second, n);
    }

    /** 1 or -1 where the angle is the first axis's, else 0. */
    private static void onFirst(long[] words, long[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = (ONE_BITS | words[i] << 62 & Long.MIN_VALUE) & (words[i] & 1) - 1;
        }
    }

    /** 1 or -1 where the angle is the second axis's, else 0. */
    private static void onSecond(long[] words, long[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = (ONE_BITS | words[i] << 62 & Long.MIN_VALUE) & -(words[i] & 1);
        }
    }

    private static void sines(double[] uniform, double[] sine, int n) {
        for (int i = 0; i < n; i++) {
            double x = angle(uniform[i]);
            sine[i] = sine(x, x * x);
        }
    }

    private static void cosines(double[] uniform, int n) {
        for (int i = 0; i < n; i++) {
            double x = angle(uniform[i]);
            uniform[i] = cosine(x * x);
        }
    }

    private static void turn(double[] radius, double[] cosine, double[] sine, double[] first, double[] second, int n) {
        for (int i = 0; i < n; i++) {
            double along = first[i];
            double across = second[i];
            first[i] = radius[i] * Math.fma(along, cosine[i], across * sine[i]);
            second[i] = radius[i] * Math.fma(along, sine[i], across * cosine[i]);
        }
    }

    private static double angle(double uniform) {
        return (uniform - 0.5) * QUARTER;
    }

    /** The natural logarithm of a number in (0, 1). */
    static double ln(double u) {
        long bits = Double.doubleToRawLongBits(u);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        return ln(exponent, Double.longBitsToDouble(bits - (exponent << 52)) - 1);
    }

    /** {@code ln(2^k (1 + f))}. */
    private static double ln(double k, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double tail = Math.fma(LN_SERIES_7, z, LN_SERIES_6);
        tail = Math.fma(tail, z, LN_SERIES_5);
        tail = Math.fma(tail, z, LN_SERIES_4);
        tail = Math.fma(tail, z, LN_SERIES_3);
        tail = Math.fma(tail, z, LN_SERIES_2);
        tail = Math.fma(tail, z, LN_SERIES_1);
        double half = 0.5 * f * f;
        double low = Math.fma(s, Math.fma(tail, z, half), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (half - low));
    }

    /** The sine of {@code x} in [-pi/4, pi/4], {@code z = x^2}. */
    static double sine(double x, double z) {
        double tail = Math.fma(SIN6, z, SIN5);
        tail = Math.fma(tail, z, SIN4);
        tail = Math.fma(tail, z, SIN3);
        tail = Math.fma(tail, z, SIN2);
        tail = Math.fma(tail, z, SIN1);
        return Math.fma(x * z, tail, x);
    }

    /** The cosine of the root of {@code z} in [0, (pi/4)^2]. */
    static double cosine(double z) {
        double tail = Math.fma(COS6, z, COS5);
        tail = Math.fma(tail, z, COS4);
        tail = Math.fma(tail, z, COS3);
        tail = Math.fma(tail, z, COS2);
        tail = Math.fma(tail, z, COS1);
        return Math.fma(z * z, tail, Math.fma(z, -0.5, 1));
    }
}
