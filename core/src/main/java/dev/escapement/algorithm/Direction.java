package dev.escapement.algorithm;

import dev.escapement.link.Link;

/** The direction psi as a function of what a sample shows: labels the sample, then applies the update rule. */
public final class Direction {
    private final Link link;
    private final double noiseStd;
    private final Algorithm.Rule rule;
    private final double[] y;

    Direction(Model model, double eta, int lanes) {
        link = model.link();
        noiseStd = model.noiseStd();
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, lanes);
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
        link.value(s, y, n);
        if (noiseStd > 0) {
            for (int i = 0; i < n; i++) {
                y[i] += noiseStd * noise[i];
            }
        }
        rule.psi(y, z, squaredNorm, psi, n);
    }
}
