package dev.escapement.theory;

import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Model;

/**
 * The powers of the inner learning rate in a model's direction: {@code psi = sum_k psi_k} with {@code psi_k} of the
 * (k-1)-th power, of eta or, for batch reuse, of {@code eta |x|^2}. Each is a sum of products of a function of the label and
 * one of the pre-activation, so its coefficients are products of one-dimensional integrals; what does not depend on the label
 * has none and is left out.
 */
interface Powers {
    /** How many there are, or are known. */
    int count();

    /** Adds {@code psi_k}, k from 1, for a learning rate of size 1 and the side it was asked for. */
    void add(int k, Products sum);

    /**
     * The powers of a model.
     *
     * @param side 1 for positive learning rates, -1 for negative ones
     * @param order the highest order of coefficients
     */
    static Powers of(Model model, int side, int order) {
        if (!(model.algorithm() instanceof BatchReuse)) {
            return new LayerPowers(model, side, order);
        }
        return model.neuron().activation().smooth()
                ? new TaylorPowers(model, side, order)
                : new RectifierPowers(model, side, order);
    }
}
