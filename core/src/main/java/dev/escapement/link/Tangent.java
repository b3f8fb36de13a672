package dev.escapement.link;

/**
 * The hyperbolic tangent: {@code tanh(s)}, within 4 ulp: {@code tanh s = -t / (2 + t)} with {@code t = expm1(-2 s)}. A
 * polynomial of relative error 2e-17 gives expm1 of the {@value #PARTS}th part of the argument, and {@code expm1(2 r) = e (2 +
 * e)} doubles it: sums, products and bounds alone, which HotSpot vectorises, as it does neither a branch nor the shift of an
 * exponent.
 */
public record Tangent() implements Link {
    /** From here on the tangent is 1 in double precision. */
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
            out[i] = tanh(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = derivativeFromValue(tanh(s));
        }
    }

    @Override
    public void both(double[] at, double[] value, double[] derivative, int n) {
        value(at, value, n);
        for (int i = 0; i < n; i++) {
            derivative[i] = derivativeFromValue(value[i]);
        }
    }

    private static double tanh(double s) {
        double r = Math.max(-FAR, Math.min(FAR, s)) * (-2.0 / PARTS);
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
        double t = Math.fma(r * r, series, r);
        t = Math.fma(t, t, 2 * t);
        t = Math.fma(t, t, 2 * t);
        t = Math.fma(t, t, 2 * t);
        t = Math.fma(t, t, 2 * t);
        t = Math.fma(t, t, 2 * t);
        t = Math.fma(t, t, 2 * t);
        return -t / (2 + t);
    }

    private static double derivativeFromValue(double tanh) {
        return (1 - tanh) * (1 + tanh);
    }

    @Override
    public String toString() {
        return name();
    }
}
