package dev.escapement.algorithm;

import java.util.List;
import java.util.Optional;

/** A rule that is another one wherever a step sees one sample: computed there, and expanded by theory, like that one. */
interface OneSampleRule extends Algorithm {
    /** The other one. */
    Algorithm alone();

    @Override
    default Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return alone().rule(neuron, loss, eta, dimension, lanes);
    }

    @Override
    default List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return alone().kinks(neuron, loss, eta, dimension, lanes);
    }

    @Override
    default Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return alone().polynomial(neuron, loss);
    }

    @Override
    default boolean repeatsGradient() {
        return alone().repeatsGradient();
    }
}
