package dev.escapement.algorithm;

import dev.escapement.link.Link;
import java.util.List;
import java.util.Optional;

/** A rule by its psi at one sample, without kinks of its own; for tests. */
public record ScalarRule(String name, boolean usesEta, boolean readsSquaredNorm, Psi psi) implements Algorithm {
    /** psi of a sample, under the correlation loss and with a second layer of 1. */
    @FunctionalInterface
    public interface Psi {
        double at(double y, double z, double xx, double eta, double d, Link act);
    }

    /** Three layers, both upper ones moved on the sample first (arXiv 2510.21020, section 4 and C.4). */
    public static ScalarRule deepAlternating() {
        return new ScalarRule("deep alternating", true, false, (y, z, xx, eta, d, act) -> {
            double h = act.value(z);
            double g = act.value(h);
            double b1 = 1 + eta * y * act.derivative(h) * h;
            double b2 = 1 + eta * y * g;
            return y * b2 * act.derivative(b1 * h) * b1 * act.derivative(z);
        });
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 1;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return (y, z, squaredNorm, psi, n) -> {
            for (int i = 0; i < n; i++) {
                psi[i] = this.psi.at(y[i], z[i], squaredNorm[i], eta, dimension, neuron.activation());
            }
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return List.of();
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return Optional.empty();
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }
}
