package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the family under a user's name: computed, and expanded by theory, like the rule itself.
 *
 * @param name the user's, which tables have
 * @param formula as the user writes it
 * @param rule says the same
 */
record Synonym(String name, Formula formula, Algorithm rule) implements Algorithm {
    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return rule.rule(neuron, loss, eta, dimension, lanes);
    }

    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        return new FormulaRule(name, formula).onBatch(neuron, loss, eta, dimension, width, batch);
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return rule.kinks(neuron, loss, eta, dimension, lanes);
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return rule.polynomial(neuron, loss);
    }

    @Override
    public boolean repeatsGradient() {
        return rule.repeatsGradient();
    }
}
