package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The hyperbolic tangent: {@code tanh(s)}, within 4 ulp: {@code tanh s = -t / (2 + t)} with {@code t = expm1(-2 s)}. A
 * polynomial of relative error 2e-17 gives expm1 of the {@value #PARTS}th part of the argument, and {@code expm1(2 r) = e (2 +
 * e)} doubles it: sums, products and bounds alone, which HotSpot vectorises, as it does neither a branch nor the shift of an
 * exponent. In three loops, since it does not unroll a long one, and each number would wait for the one before it.
 */
public record Tanh() implements Link {
    /** From here on the function is 1 in double precision. */
    private static final double FAR = 20;
    /** Six doublings. */
    private static final int PARTS = 64;

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = Math.max(-FAR, Math.min(FAR, s)) * (-2.0 / PARTS);
        }
        for (int i = 0; i < n; i++) {
            double r = out[i];
            out[i] = expm1(r);
        }
        for (int i = 0; i < n; i++) {
            double t = doubled(out[i]);
            out[i] = -t / (2 + t);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        value(at, out, n);
        differentiate(out, out, n);
    }

    @Override
    public void both(double[] at, double[] value, double[] derivative, int n) {
        value(at, value, n);
        differentiate(value, derivative, n);
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "-2 * f(x) * f'(x)");
    }

    @Override
    public void taylor(double at, double[] out) {
        out[0] = value(at);
        out[1] = derivative(at);
        for (int n = 1; n + 1 < out.length; n++) {
            // tanh' = 1 - tanh^2.
            double square = 0;
            for (int k = 0; k <= n; k++) {
                square += out[k] * out[n - k];
            }
            out[n + 1] = -square / (n + 1);
        }
    }

    /** For arguments within {@code 2 FAR / PARTS}. */
    private static double expm1(double r) {
        double series = Math.fma(1.614890076312346e-10, r, 2.1011590806090045e-09);
        series = Math.fma(series, r, 2.505171316248581e-08);
        series = Math.fma(series, r, 2.7556726107777323e-07);
        series = Math.fma(series, r, 2.7557320024821832e-06);
        series = Math.fma(series, r, 2.480158850347743e-05);
        series = Math.fma(series, r, 0.00019841269840536498);
        series = Math.fma(series, r, 0.001388888888778826);
        series = Math.fma(series, r, 0.00833333333333358);
        series = Math.fma(series, r, 0.04166666666667035);
        series = Math.fma(series, r, 0.16666666666666666);
        series = Math.fma(series, r, 0.5);
        return Math.fma(r * r, series, r);
    }

    /** expm1 of {@value #PARTS} times the argument. */
    private static double doubled(double t) {
        double e = Math.fma(t, t, 2 * t);
        e = Math.fma(e, e, 2 * e);
        e = Math.fma(e, e, 2 * e);
        e = Math.fma(e, e, 2 * e);
        e = Math.fma(e, e, 2 * e);
        return Math.fma(e, e, 2 * e);
    }

    private static void differentiate(double[] tanh, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double value = tanh[i];
            out[i] = (1 - value) * (1 + value);
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
}
