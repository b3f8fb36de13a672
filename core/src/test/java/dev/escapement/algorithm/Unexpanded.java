package dev.escapement.algorithm;

import java.util.List;
import java.util.Optional;

/** A rule that keeps its form to itself, so that theory must evaluate it; for tests. */
public record Unexpanded(Algorithm rule) implements Algorithm {
    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public boolean usesEta() {
        return rule.usesEta();
    }

    @Override
    public boolean readsSquaredNorm() {
        return rule.readsSquaredNorm();
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return rule.gradientEvaluationsPerStep();
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return rule.rule(neuron, loss, eta, dimension, lanes);
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return rule.kinks(neuron, loss, eta, dimension, lanes);
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
