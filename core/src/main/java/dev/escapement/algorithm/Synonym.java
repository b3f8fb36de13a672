package dev.escapement.algorithm;

import dev.escapement.formula.Formula;

/**
 * A rule of the family under a user's name: computed, and expanded by theory, like the rule itself.
 *
 * @param name the user's, which tables have
 * @param formula as the user writes it
 * @param alone says the same
 */
record Synonym(String name, Formula formula, Algorithm alone) implements OneSampleRule {
    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        return new FormulaRule(name, formula).onBatch(neuron, loss, eta, dimension, width, batch);
    }
}
