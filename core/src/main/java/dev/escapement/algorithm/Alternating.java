package dev.escapement.algorithm;

import dev.escapement.link.Link;

/**
 * Alternating SGD (Tsiolis, Mousavi-Hosseini, Erdogdu 2025): the second layer first, on the same sample, then the first.
 * {@code a~ = a + eta r act(z)} serves this step only; {@code psi = r(a~) a~ act'(z)}.
 */
public record Alternating() implements Algorithm {
    @Override
    public String name() {
        return "alternating";
    }

    @Override
    public boolean usesEta() {
        return true;
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 2;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, int lanes) {
        Link activation = neuron.activation();
        double a = neuron.secondLayer();
        double share = loss.predictionShare();
        double[] value = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            activation.both(z, value, psi, n);
            for (int i = 0; i < n; i++) {
                double moved = a + eta * (y[i] - share * (a * value[i])) * value[i];
                psi[i] *= (y[i] - share * (moved * value[i])) * moved;
            }
        };
    }
}
