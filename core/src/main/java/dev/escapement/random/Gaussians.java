package dev.escapement.random;

/**
 * Standard Gaussians in pairs, by the method of Box and Muller (1958), on lanes.
 *
 * <p>A pair takes two words: one makes the radius {@code sqrt(-2 ln u)}, the other an angle within an octant, and which
 * octant. The logarithm, sine and cosine are fdlibm's polynomials (Sun Microsystems, 1993; error below 1 ulp) without a
 * branch, so that lanes stay lanes and the bits are the same everywhere. {@code u} has 52 random bits: the law's cumulative
 * distribution is exact to 2^-53, and its tails end at 8.57.
 */
public final class Gaussians {
    private static final double UNIT = 0x1p-52;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    /** The bits of sqrt(1/2), rounded up in the high word: mantissas fall between it and sqrt 2. */
    private static final long ROOT_HALF_BITS = 0x3fe6a09e00000000L;

    private Gaussians() {}

    /** A uniform number strictly between 0 and 1 from the upper 52 bits of a word. */
    public static double uniform(long word) {
        return ((word >>> 12) + 0.5) * UNIT;
    }

    /**
     * Two independent standard Gaussians on each of {@code n} lanes.
     *
     * @param radius one word a lane
     * @param angle another word a lane
     */
    public static void pairs(long[] radius, long[] angle, double[] first, double[] second, int n) {
        for (int i = 0; i < n; i++) {
            first[i] = Math.sqrt(-2 * ln(uniform(radius[i])));
        }
        for (int i = 0; i < n; i++) {
            double r = first[i];
            long word = angle[i];
            double x = uniform(word) * (Math.PI / 4);
            double z = x * x;
            double sine = sine(x, z);
            double cosine = cosine(z);
            boolean swap = (word & 1) != 0;
            first[i] = signed(r * (swap ? sine : cosine), word << 62);
            second[i] = signed(r * (swap ? cosine : sine), word << 61);
        }
    }

    /** Gives a number, which is not negative, the sign in the highest bit of a word. */
    private static double signed(double size, long sign) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(size) | (sign & Long.MIN_VALUE));
    }

    /** The natural logarithm of a number in (0, 1). */
    static double ln(double u) {
        long bits = Double.doubleToRawLongBits(u);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        double k = exponent;
        double s = f / (2 + f);
        double z = s * s;
        double tail = 1.479819860511658591e-01;
        tail = Math.fma(tail, z, 1.531383769920937332e-01);
        tail = Math.fma(tail, z, 1.818357216161805012e-01);
        tail = Math.fma(tail, z, 2.222219843214978396e-01);
        tail = Math.fma(tail, z, 2.857142874366239149e-01);
        tail = Math.fma(tail, z, 3.999999999940941908e-01);
        tail = Math.fma(tail, z, 6.666666666666735130e-01);
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * Math.fma(tail, z, half) + k * LN2_LOW)) - f);
    }

    /** The sine of {@code x} in [0, pi/4], {@code z = x^2}. */
    static double sine(double x, double z) {
        double tail = 1.58969099521155010221e-10;
        tail = Math.fma(tail, z, -2.50507602534068634195e-08);
        tail = Math.fma(tail, z, 2.75573137070700676789e-06);
        tail = Math.fma(tail, z, -1.98412698298579493134e-04);
        tail = Math.fma(tail, z, 8.33333333332248946124e-03);
        tail = Math.fma(tail, z, -1.66666666666666324348e-01);
        return Math.fma(x * z, tail, x);
    }

    /** The cosine of the root of {@code z} in [0, (pi/4)^2]. */
    static double cosine(double z) {
        double tail = -1.13596475577881948265e-11;
        tail = Math.fma(tail, z, 2.08757232129817482790e-09);
        tail = Math.fma(tail, z, -2.75573143513906633035e-07);
        tail = Math.fma(tail, z, 2.48015872894767294178e-05);
        tail = Math.fma(tail, z, -1.38888888888741095749e-03);
        tail = Math.fma(tail, z, 4.16666666666666019037e-02);
        return Math.fma(z * z, tail, Math.fma(z, -0.5, 1));
    }
}
