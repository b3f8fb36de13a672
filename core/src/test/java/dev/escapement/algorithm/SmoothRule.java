package dev.escapement.algorithm;

import java.util.List;
import java.util.Optional;

/**
 * A smooth function of label, activation and its slope: a rule that the family does not have, for tests.
 *
 * @param form what the rule says of {@code psi / act'}
 */
public record SmoothRule(String name, Formula formula, Optional<PsiPolynomial> form) implements Algorithm {
    /** psi of a label, the activation's value and its derivative. */
    @FunctionalInterface
    public interface Formula {
        double at(double y, double value, double slope);
    }

    @Override
    public boolean usesEta() {
        return false;
    }

    @Override
    public boolean readsSquaredNorm() {
        return false;
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 1;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        double[] value = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            neuron.activation().both(z, value, psi, n);
            for (int i = 0; i < n; i++) {
                psi[i] = formula.at(y[i], value[i], psi[i]);
            }
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return List.of();
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return form;
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }
}
