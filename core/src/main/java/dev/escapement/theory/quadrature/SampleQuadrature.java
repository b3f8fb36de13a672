package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Model;

/**
 * Quadrature nodes for the expectation over one sample at overlap {@code c} and squared norm {@code q}: what the reduced
 * engine draws ({@code g, u, R} and the label's noise), on a product of Gauss rules with weights of sum 1.
 *
 * <p>Outside runs {@code s = <theta, x>}, then the noise and R, then {@code v}, the part of {@code g} that s does not explain:
 * {@code g = c s + sqrt(1-c^2) v} and {@code u = sqrt(1-c^2) s - c v}. A rotation of two independent Gaussians, in which a
 * kink of the link is a plane of the outer variable and one of the activation a point of the inner.
 */
public final class SampleQuadrature {
    /** {@code <theta, x>}. */
    public final double[] s;
    /** The label's standardised noise. */
    public final double[] noise;
    /** The sample along w, {@code <w, x> / |w|}. */
    public final double[] g;
    /** {@code u^2 + R}: what of {@code |x|^2} lies across w. */
    public final double[] orthogonal;
    /** Weights, of sum 1. */
    public final double[] weight;

    private final int lanes;

    /**
     * A sample.
     *
     * @param rules the rules to multiply
     * @param kinks where to split them
     * @param c the overlap, in (-1, 1)
     * @param q the squared norm of w
     */
    public SampleQuadrature(Model model, QuadratureRules rules, Kinks kinks, double c, double q) {
        GaussRule signal = rules.signal(kinks.inSignal());
        GaussRule labels = rules.noise();
        GaussRule rest = rules.rest();
        double across = Math.sqrt((1 - c) * (1 + c));
        double norm = Math.sqrt(q);
        double[] means = new double[signal.size()];
        model.link().value(signal.nodes(), means, means.length);
        int perSignal = labels.size() * rest.size();
        GaussRule[] inner = new GaussRule[signal.size() * perSignal];
        int total = 0;
        for (int i = 0; i < inner.length; i++) {
            double at = signal.node(i / perSignal);
            double y = means[i / perSignal] + model.noiseStd() * labels.node(i / rest.size() % labels.size());
            double remainder = rest.node(i % rest.size());
            inner[i] = rules.activation(kinks.inActivation(y, at, remainder, norm * c * at, norm * across));
            total += inner[i].size();
        }
        lanes = total;
        s = new double[lanes];
        noise = new double[lanes];
        g = new double[lanes];
        orthogonal = new double[lanes];
        weight = new double[lanes];
        int lane = 0;
        for (int i = 0; i < inner.length; i++) {
            int label = i / rest.size() % labels.size();
            double at = signal.node(i / perSignal);
            double remainder = rest.node(i % rest.size());
            double outer = signal.weight(i / perSignal) * labels.weight(label) * rest.weight(i % rest.size());
            for (int j = 0; j < inner[i].size(); j++) {
                double v = inner[i].node(j);
                double u = across * at - c * v;
                s[lane] = at;
                noise[lane] = labels.node(label);
                g[lane] = c * at + across * v;
                orthogonal[lane] = u * u + remainder;
                weight[lane++] = outer * inner[i].weight(j);
            }
        }
    }

    /** How many nodes there are. */
    public int lanes() {
        return lanes;
    }
}
