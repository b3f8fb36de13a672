package dev.escapement.algorithm;

import dev.escapement.link.Link;

/** The direction psi as a function of what a sample shows: labels the sample, then applies the update rule. */
public final class Direction {
    private final Link link;
    private final Label label;
    private final double noiseStd;
    private final Algorithm.Rule rule;
    private final double[] drawn;
    private final double[] y;

    Direction(Model model, double eta, double dimension, int lanes) {
        link = model.link();
        label = model.label();
        noiseStd = model.noiseStd();
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, lanes);
        y = new double[lanes];
        drawn = label.identity() ? y : new double[lanes];
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
        link.value(s, drawn, n);
        if (noiseStd > 0) {
            for (int i = 0; i < n; i++) {
                drawn[i] += noiseStd * noise[i];
            }
        }
        if (!label.identity()) {
            label.value(drawn, y, n);
        }
        rule.psi(y, z, squaredNorm, psi, n);
    }
}
