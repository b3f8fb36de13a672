package dev.escapement.link;

/**
 * The hyperbolic tangent: {@code tanh(s)}, without a branch and within 3 ulp: {@code tanh |s| = -t / (2 + t)} with {@code t =
 * expm1(-2 |s|) = 2^k expm1(r) + (2^k - 1)}, where {@code -2 |s| = k ln 2 + r} and expm1 is a minimax polynomial of relative
 * error 1e-16.
 */
public record Tangent() implements Link {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    /** Adding and subtracting it rounds a small number to an integer. */
    private static final double ROUND = 0x1.8p52;
    /** From here on the tangent is 1 in double precision. */
    private static final double FAR = 20;

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

    private static double tanh(double s) {
        double twice = -2 * Math.min(Math.abs(s), FAR);
        double k = Math.fma(twice, LOG2_E, ROUND) - ROUND;
        double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, twice));
        double series = Math.fma(2.5110026226305465e-08, r, 2.76200882026181e-07);
        series = Math.fma(series, r, 2.7557242393199753e-06);
        series = Math.fma(series, r, 2.4801521296476724e-05);
        series = Math.fma(series, r, 0.00019841269896546428);
        series = Math.fma(series, r, 0.0013888888917213454);
        series = Math.fma(series, r, 0.008333333333322222);
        series = Math.fma(series, r, 0.04166666666662413);
        series = Math.fma(series, r, 0.16666666666666674);
        series = Math.fma(series, r, 0.5000000000000001);
        double expm1 = Math.fma(r * r, series, r);
        double scale = Double.longBitsToDouble(((long) k + 1023) << 52);
        double t = Math.fma(scale, expm1, scale - 1);
        return Math.copySign(t / (2 + t), s);
    }

    private static double derivativeFromValue(double tanh) {
        return (1 - tanh) * (1 + tanh);
    }

    @Override
    public String toString() {
        return name();
    }
}
