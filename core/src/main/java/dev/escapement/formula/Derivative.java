package dev.escapement.formula;

import java.util.List;
import java.util.OptionalInt;

/**
 * The derivative of a function: its value has the bits of {@link Univariate#derivative}. Further derivatives come from
 * Taylor's coefficients, one lane after the other.
 */
record Derivative(Univariate of) implements Univariate {
    @Override
    public void value(double[] at, double[] out, int n) {
        of.derivative(at, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        double[] taylor = new double[2];
        for (int i = 0; i < n; i++) {
            taylor(at[i], taylor);
            out[i] = taylor[1];
        }
    }

    @Override
    public void taylor(double at, double[] out) {
        double[] higher = new double[out.length + 1];
        of.taylor(at, higher);
        for (int k = 0; k < out.length; k++) {
            out[k] = (k + 1) * higher[k + 1];
        }
    }

    @Override
    public Parity parity() {
        return of.parity().differentiated();
    }

    @Override
    public List<Double> breaks() {
        return of.breaks();
    }

    @Override
    public OptionalInt degree() {
        OptionalInt degree = of.degree();
        return degree.isPresent() ? OptionalInt.of(Math.max(0, degree.getAsInt() - 1)) : degree;
    }
}
