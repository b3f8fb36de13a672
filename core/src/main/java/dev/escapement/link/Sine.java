package dev.escapement.link;

/** The sine: {@code sin(s)}. */
public record Sine() implements Link {
    @Override
    public String name() {
        return "sin";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.sin(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.cos(s);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
