package dev.escapement.link;

/** The hyperbolic tangent: {@code tanh(s)}. */
public record Tangent() implements Link {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.tanh(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = derivativeFromValue(StrictMath.tanh(s));
        }
    }

    private static double derivativeFromValue(double tanh) {
        return (1 - tanh) * (1 + tanh);
    }

    @Override
    public String toString() {
        return name();
    }
}
