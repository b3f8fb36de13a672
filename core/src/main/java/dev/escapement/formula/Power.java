package dev.escapement.formula;

/**
 * A power of any exponent, with the bits of {@link StrictMath#pow}, which allocates its tables anew in each call. The constants
 * and the order of operations are those of fdlibm's {@code e_pow.c} (Sun Microsystems, 2004; error below 0.7 ulp).
 */
final class Power {
    private static final double[] LOG = {
        0x1.3333333333303p-1,
        0x1.b6db6db6fabffp-2,
        0x1.55555518f264dp-2,
        0x1.17460a91d4101p-2,
        0x1.d864a93c9db65p-3,
        0x1.a7e284a454eefp-3
    };
    private static final double[] EXP = {
        0x1.555555555553ep-3,
        -0x1.6c16c16bebd93p-9,
        0x1.1566aaf25de2cp-14,
        -0x1.bbd41c5d26bf1p-20,
        0x1.6376972bea4d0p-25
    };
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_HIGH = 0x1.62e43p-1;
    private static final double LN2_LOW = -0x1.05c610ca86c39p-29;
    /** 2 / (3 ln 2). */
    private static final double CP = 0x1.ec709dc3a03fdp-1;

    private static final double CP_HIGH = 0x1.ec709ep-1;
    private static final double CP_LOW = -0x1.e2fe0145b01f5p-28;
    /** The binary logarithm of 1.5. */
    private static final double LOG_HIGH = 0x1.2b8034p-1;

    private static final double LOG_LOW = 0x1.cfdeb43cfd006p-27;

    private Power() {}

    static double of(double base, double exponent) {
        double size = Math.abs(exponent);
        if (base < 0 && size <= 0x1p31 && exponent == Math.rint(exponent)) {
            double power = of(-base, exponent);
            return exponent % 2 == 0 ? power : -power;
        }
        boolean ordinary = base > 0 && base < Double.POSITIVE_INFINITY && base != 1 && size > 0 && size <= 0x1p31;
        if (!ordinary || size == 1 || exponent == 2) {
            // Answered before StrictMath gets to its tables.
            return StrictMath.pow(base, exponent);
        }
        return exponent == 0.5 ? Math.sqrt(base) : positive(base, exponent);
    }

    private static double positive(double base, double exponent) {
        boolean subnormal = base < Double.MIN_NORMAL;
        double x = subnormal ? base * 0x1p53 : base;
        int high = high(x);
        int n = (high >> 20) - 0x3ff - (subnormal ? 53 : 0);
        int fraction = high & 0x000fffff;
        boolean half = fraction > 0x3988E && fraction < 0xBB67A;
        int lifted = fraction | 0x3ff00000;
        if (fraction >= 0xBB67A) {
            n++;
            lifted -= 0x00100000;
        }
        x = withHigh(x, lifted);

        // The logarithm of x as a sum of two numbers: from s = (x - bp) / (x + bp).
        double bp = half ? 1.5 : 1;
        double u = x - bp;
        double v = 1 / (x + bp);
        double s = u * v;
        double sHigh = truncated(s);
        double tHigh = withHigh(0, ((lifted >> 1) | 0x20000000) + 0x00080000 + (half ? 1 << 18 : 0));
        double tLow = x - (tHigh - bp);
        double sLow = v * ((u - sHigh * tHigh) - sHigh * tLow);
        double s2 = s * s;
        double r = s2 * s2 * (LOG[0] + s2 * (LOG[1] + s2 * (LOG[2] + s2 * (LOG[3] + s2 * (LOG[4] + s2 * LOG[5])))));
        r += sLow * (sHigh + s);
        s2 = sHigh * sHigh;
        tHigh = truncated(3.0 + s2 + r);
        tLow = r - ((tHigh - 3.0) - s2);
        u = sHigh * tHigh;
        v = sLow * tHigh + tLow * s;
        double pHigh = truncated(u + v);
        double pLow = v - (pHigh - u);
        double zHigh = CP_HIGH * pHigh;
        double zLow = CP_LOW * pHigh + pLow * CP + (half ? LOG_LOW : 0);
        double logHigh = half ? LOG_HIGH : 0;
        double t1 = truncated(((zHigh + zLow) + logHigh) + n);
        double t2 = zLow - (((t1 - n) - logHigh) - zHigh);

        // Its product with the exponent, again as a sum of two numbers.
        double y1 = truncated(exponent);
        pLow = (exponent - y1) * t1 + exponent * t2;
        pHigh = y1 * t1;
        double z = pLow + pHigh;
        if (z >= 1025 || z <= -1076) {
            return z > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return exp2(z, pHigh, pLow);
    }

    /** 2 to the power of {@code high + low}, whose rounded sum is z. */
    private static double exp2(double z, double high, double low) {
        int n = 0;
        double pHigh = high;
        int j = high(z);
        int i = j & 0x7fffffff;
        if (i > 0x3fe00000) {
            int k = (i >> 20) - 0x3ff;
            n = j + (0x00100000 >> (k + 1));
            k = ((n & 0x7fffffff) >> 20) - 0x3ff;
            double t = withHigh(0, n & ~(0x000fffff >> k));
            n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
            n = j < 0 ? -n : n;
            pHigh -= t;
        }
        double t = truncated(low + pHigh);
        double u = t * LN2_HIGH;
        double v = (low - (t - pHigh)) * LN2 + t * LN2_LOW;
        double sum = u + v;
        double w = v - (sum - u);
        t = sum * sum;
        double t1 = sum - t * (EXP[0] + t * (EXP[1] + t * (EXP[2] + t * (EXP[3] + t * EXP[4]))));
        double r = (sum * t1) / (t1 - 2.0) - (w + sum * w);
        double power = 1.0 - (r - sum);
        return StrictMath.scalb(power, n);
    }

    private static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    private static double withHigh(double x, int high) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffffL | (long) high << 32);
    }

    private static double truncated(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
    }
}
