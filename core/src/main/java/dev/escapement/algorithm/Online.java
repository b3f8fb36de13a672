package dev.escapement.algorithm;

import dev.escapement.link.Link;

/** Online SGD (Ben Arous, Gheissari, Jagannath 2021): {@code psi = a r act'(z)}. */
public record Online() implements Algorithm {
    @Override
    public String name() {
        return "online";
    }

    @Override
    public boolean usesEta() {
        return false;
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 1;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, int lanes) {
        return new Gradient(neuron, loss, lanes);
    }

    /** The negative gradient's factor in {@code x}, at any pre-activation. */
    static final class Gradient implements Rule {
        private final Link activation;
        private final double a;
        private final double share;
        private final double[] value;

        Gradient(Neuron neuron, Loss loss, int lanes) {
            activation = neuron.activation();
            a = neuron.secondLayer();
            share = loss.predictionShare();
            value = new double[lanes];
        }

        @Override
        public void psi(double[] y, double[] z, double[] squaredNorm, double[] psi, int n) {
            if (share == 0) {
                activation.derivative(z, psi, n);
                for (int i = 0; i < n; i++) {
                    psi[i] *= a * y[i];
                }
                return;
            }
            activation.both(z, value, psi, n);
            for (int i = 0; i < n; i++) {
                psi[i] *= a * (y[i] - share * (a * value[i]));
            }
        }
    }
}
