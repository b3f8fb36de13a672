package dev.escapement.numeric;

/**
 * The upper tail of the standard normal law, safe however far out.
 *
 * <p>Built on W. J. Cody's rational approximations of the error function (Mathematics of Computation 23, 1969,
 * doi:10.1090/S0025-5718-1969-0247736-4), whose relative error is near the working precision, and on StrictMath.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // as printed
public final class NormalTail {
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double ONE_OVER_SQRT_PI = 0.5641895835477563;
    private static final double SQRT_HALF_PI = 1.2533141373155003;
    private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
    /** Half the logarithm of 2 pi. */
    public static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private static final double[] A = {
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3
    };
    private static final double[] B = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] C = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] D = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] Q = {
        1,
        2.56852019228982242,
        1.87295284992346725,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private NormalTail() {}

    /** Mills' ratio: the probability beyond z, over the density at z, for z at least 0. */
    static double mills(double z) {
        return SQRT_HALF_PI * scaledErfc(z * SQRT_HALF);
    }

    /** The probability beyond z. */
    public static double survival(double z) {
        return z > 0 ? density(z) * mills(z) : 1 - density(z) * mills(-z);
    }

    /** The logarithm of the probability beyond z. */
    public static double logSurvival(double z) {
        return z > 0
                ? StrictMath.log(mills(z)) - z * z / 2 - HALF_LOG_TWO_PI
                : StrictMath.log1p(-density(z) * mills(-z));
    }

    /** The hazard: the density at z over the probability beyond it. */
    public static double hazard(double z) {
        if (z > 0) {
            return 1 / mills(z);
        }
        double density = density(z);
        return density / (1 - density * mills(-z));
    }

    /** The derivative of the hazard h, h (h - z), between 0 and 1. */
    public static double hazardSlope(double z, double hazard) {
        if (z < 50) {
            return hazard * (hazard - z);
        }
        double r = 1 / (z * z);
        return 1 - r * (1 - r * (6 - r * (50 - r * 518)));
    }

    private static double density(double z) {
        return ONE_OVER_SQRT_TWO_PI * StrictMath.exp(-z * z / 2);
    }

    /** exp(x^2) erfc(x) for x at least 0. */
    private static double scaledErfc(double x) {
        double square = x * x;
        if (x <= 0.46875) {
            double erf = x * polynomial(A, square) / polynomial(B, square);
            return StrictMath.exp(square) * (1 - erf);
        }
        if (x <= 4) {
            return polynomial(C, x) / polynomial(D, x);
        }
        double inverse = 1 / square;
        double tail = inverse * polynomial(P, inverse) / polynomial(Q, inverse);
        return (ONE_OVER_SQRT_PI - tail) / x;
    }

    private static double polynomial(double[] descending, double at) {
        double sum = 0;
        for (double coefficient : descending) {
            sum = sum * at + coefficient;
        }
        return sum;
    }
}
