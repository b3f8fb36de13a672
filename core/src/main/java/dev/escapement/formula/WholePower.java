package dev.escapement.formula;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A whole power, not 0 or 1. Up to the {@value #MULTIPLIED}th it is multiplied from the left, so {@code x^3} has the bits of
 * {@code x * x * x}; a negative one is 1 divided by it; higher ones are {@link StrictMath#pow}.
 */
record WholePower(int exponent) implements Univariate {
    private static final int MULTIPLIED = 16;
    /** Higher powers are treated as powers of any kind. */
    private static final int HIGHEST = 100;

    /** Whether a power with this exponent is one of these. */
    static boolean isOne(double exponent) {
        return exponent == Math.rint(exponent) && Math.abs(exponent) <= HIGHEST && exponent != 0 && exponent != 1;
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        raise(exponent, at, out, n);
    }

    private static void raise(int exponent, double[] at, double[] out, int n) {
        int size = Math.abs(exponent);
        if (size > MULTIPLIED) {
            for (int i = 0; i < n; i++) {
                out[i] = Power.of(at[i], exponent);
            }
            return;
        }
        if (size < 2) {
            System.arraycopy(at, 0, out, 0, n);
        } else {
            for (int i = 0; i < n; i++) {
                out[i] = at[i] * at[i];
            }
        }
        for (int k = 2; k < size; k++) {
            for (int i = 0; i < n; i++) {
                out[i] *= at[i];
            }
        }
        if (exponent < 0) {
            for (int i = 0; i < n; i++) {
                out[i] = 1 / out[i];
            }
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        raise(exponent - 1, at, out, n);
        for (int i = 0; i < n; i++) {
            out[i] *= exponent;
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, exponent * (exponent - 1) + " * x^(" + (exponent - 2) + ")");
    }

    @Override
    public void taylor(double at, double[] out) {
        Arrays.fill(out, 0);
        double[] power = new double[1];
        double[] point = {at};
        double binomial = 1;
        for (int k = 0; k < out.length && binomial != 0; k++) {
            int rest = exponent - k;
            if (rest == 0) {
                power[0] = 1;
            } else {
                raise(rest, point, power, 1);
            }
            out[k] = binomial * power[0];
            binomial *= (double) rest / (k + 1);
        }
    }

    @Override
    public Parity parity() {
        return exponent % 2 == 0 ? Parity.EVEN : Parity.ODD;
    }

    @Override
    public List<Double> breaks() {
        return exponent < 0 ? List.of(0.0) : List.of();
    }

    @Override
    public OptionalInt degree() {
        return exponent > 0 ? OptionalInt.of(exponent) : OptionalInt.empty();
    }
}
