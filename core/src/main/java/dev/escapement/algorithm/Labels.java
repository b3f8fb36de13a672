package dev.escapement.algorithm;

import dev.escapement.link.MultiLink;

/** Labels samples as a model's teacher does: its link, the noise, and what is made of both. Not safe for use by two threads. */
public final class Labels {
    private final MultiLink.OnLanes target;
    private final Label label;
    private final double noiseStd;
    private final double[] output;

    Labels(Model model, int lanes) {
        target = model.target().onLanes(lanes);
        label = model.label();
        noiseStd = model.noiseStd();
        output = new double[lanes];
    }

    /**
     * Writes the labels of {@code n} samples.
     *
     * @param s {@code <theta_k, x>}, one row a direction
     * @param noise standard Gaussians; read only if the model is noisy
     * @param y receives the labels; none of the inputs
     */
    public void write(double[][] s, double[] noise, double[] y, int n) {
        double[] out = label.identity() ? y : output;
        target.value(s, out, n);
        if (noiseStd > 0) {
            for (int i = 0; i < n; i++) {
                out[i] += noiseStd * noise[i];
            }
        }
        if (!label.identity()) {
            label.value(out, y, n);
        }
    }
}
