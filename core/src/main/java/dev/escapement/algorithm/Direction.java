package dev.escapement.algorithm;

/** The direction psi as a function of what a sample shows: labels the sample, then applies the update rule. */
public final class Direction {
    private final Labels labels;
    private final Algorithm.Rule rule;
    private final double[][] along = new double[1][];
    private final double[] y;

    Direction(Model model, double eta, double dimension, int lanes) {
        labels = model.labels(lanes);
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, lanes);
        y = new double[lanes];
    }

    /**
     * The direction on {@code n} lanes.
     *
     * @param z pre-activations {@code <w, x>}
     * @param s {@code <theta, x>}
     * @param noise standard Gaussians; read only if the model is noisy
     * @param squaredNorm {@code |x|^2}
     * @param psi receives the directions
     */
    public void psi(double[] z, double[] s, double[] noise, double[] squaredNorm, double[] psi, int n) {
        along[0] = s;
        labels.write(along, noise, y, n);
        rule.psi(y, z, squaredNorm, psi, n);
    }
}
