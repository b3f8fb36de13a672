package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The error function of a standard Gaussian's argument: {@code erf(s / sqrt 2) = 2 Phi(s) - 1}.
 *
 * <p>The rational approximations are those of fdlibm's {@code s_erf.c} (Sun Microsystems, 1993; error below 1 ulp) in the
 * argument {@code s / sqrt 2}, with {@link StrictMath#exp}: the JDK has no erf, and a numerics library's may change its
 * last bit from one release to the next.
 */
public record ErrorFunction() implements Link {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = erf(at[i] * ROOT_HALF);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ROOT_TWO_OVER_PI * StrictMath.exp(-0.5 * at[i] * at[i]);
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "-x * f'(x)");
    }

    @Override
    public void taylor(double at, double[] out) {
        out[0] = value(at);
        out[1] = derivative(at);
        for (int n = 2; n < out.length; n++) {
            // The derivative D obeys D' = -s D.
            double before = n > 2 ? (n - 2) * out[n - 2] : 0;
            out[n] = -(at * (n - 1) * out[n - 1] + before) / (n * (n - 1));
        }
    }

    @Override
    public Parity parity() {
        return Parity.ODD;
    }

    @Override
    public List<Double> breaks() {
        return List.of();
    }

    @Override
    public OptionalInt degree() {
        return OptionalInt.empty();
    }

    @Override
    public int growth() {
        return 1;
    }

    @Override
    public OptionalDouble hinge() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean flat() {
        return false;
    }

    @Override
    public String toString() {
        return name();
    }

    /** The error function {@code erf(x) = 2/sqrt(pi) integral_0^x exp(-t^2) dt}. */
    static double erf(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (size < 0.84375) {
            double z = x * x;
            return x + x * rational(z, PP, QQ);
        }
        if (size >= 6) {
            return Math.signum(x);
        }
        if (size < 1.25) {
            return Math.copySign(ERX + rational(size - 1, PA, QA), x);
        }
        double s = 1 / (size * size);
        double ratio = size < 1 / 0.35 ? rational(s, RA, SA) : rational(s, RB, SB);
        double head = Double.longBitsToDouble(Double.doubleToLongBits(size) & 0xffffffff00000000L);
        double tail = StrictMath.exp(-head * head - 0.5625) * StrictMath.exp((head - size) * (head + size) + ratio);
        return Math.copySign(1 - tail / size, x);
    }

    private static double rational(double x, double[] numerator, double[] denominator) {
        return horner(x, numerator) / horner(x, denominator);
    }

    private static double horner(double x, double[] coefficients) {
        double sum = coefficients[coefficients.length - 1];
        for (int k = coefficients.length - 2; k >= 0; k--) {
            sum = coefficients[k] + x * sum;
        }
        return sum;
    }

    private static final double ERX = 8.45062911510467529297e-01;
    private static final double[] PP = {
        1.28379167095512558561e-01,
        -3.25042107247001499370e-01,
        -2.84817495755985104766e-02,
        -5.77027029648944159157e-03,
        -2.37630166566501626084e-05
    };
    private static final double[] QQ = {
        1,
        3.97917223959155352819e-01,
        6.50222499887672944485e-02,
        5.08130628187576562776e-03,
        1.32494738004321644526e-04,
        -3.96022827877536812320e-06
    };
    private static final double[] PA = {
        -2.36211856075265944077e-03,
        4.14856118683748331666e-01,
        -3.72207876035701323847e-01,
        3.18346619901161753674e-01,
        -1.10894694282396677476e-01,
        3.54783043256182359371e-02,
        -2.16637559486879084300e-03
    };
    private static final double[] QA = {
        1,
        1.06420880400844228286e-01,
        5.40397917702171048937e-01,
        7.18286544141962662868e-02,
        1.26171219808761642112e-01,
        1.36370839120290507362e-02,
        1.19844998467991074170e-02
    };
    private static final double[] RA = {
        -9.86494403484714822705e-03,
        -6.93858572707181764372e-01,
        -1.05586262253232909814e+01,
        -6.23753324503260060396e+01,
        -1.62396669462573470355e+02,
        -1.84605092906711035994e+02,
        -8.12874355063065934246e+01,
        -9.81432934416914548592e+00
    };
    private static final double[] SA = {
        1,
        1.96512716674392571292e+01,
        1.37657754143519042600e+02,
        4.34565877475229228821e+02,
        6.45387271733267880336e+02,
        4.29008140027567833386e+02,
        1.08635005541779435134e+02,
        6.57024977031928170135e+00,
        -6.04244152148580987438e-02
    };
    private static final double[] RB = {
        -9.86494292470009928597e-03,
        -7.99283237680523006574e-01,
        -1.77579549177547519889e+01,
        -1.60636384855821916062e+02,
        -6.37566443368389627722e+02,
        -1.02509513161107724954e+03,
        -4.83519191608651397019e+02
    };
    private static final double[] SB = {
        1,
        3.03380607434824582924e+01,
        3.25792512996573918826e+02,
        1.53672958608443695994e+03,
        3.19985821950859553908e+03,
        2.55305040643316442583e+03,
        4.74528541206955367215e+02,
        -2.24409524465858183362e+01
    };
}
