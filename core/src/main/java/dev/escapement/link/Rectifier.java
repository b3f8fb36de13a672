package dev.escapement.link;

/** The rectified linear unit: {@code max(s, 0)}, with derivative 1/2 at 0. */
public record Rectifier() implements Link {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = Math.max(s, 0);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = s > 0 ? 1 : s < 0 ? 0 : 0.5;
        }
    }

    @Override
    public boolean smooth() {
        return false;
    }

    @Override
    public String toString() {
        return name();
    }
}
