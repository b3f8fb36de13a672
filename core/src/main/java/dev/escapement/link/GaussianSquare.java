package dev.escapement.link;

/** The square under a Gaussian: {@code s^2 exp(-s^2)}, whose information and generative exponents are both 4. */
public record GaussianSquare() implements Link {
    @Override
    public String name() {
        return "gexp";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = s * s * StrictMath.exp(-s * s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = 2 * s * (1 - s * s) * StrictMath.exp(-s * s);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
