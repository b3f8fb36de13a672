package dev.escapement.link;

/** The cosine: {@code cos(s)}. */
public record Cosine() implements Link {
    @Override
    public String name() {
        return "cos";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.cos(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = -StrictMath.sin(s);
        }
    }

    @Override
    public void taylor(double at, double[] out) {
        Sine.turn(StrictMath.cos(at), -StrictMath.sin(at), out);
    }

    @Override
    public String toString() {
        return name();
    }
}
