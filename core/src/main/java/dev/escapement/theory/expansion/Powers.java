package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.PsiPolynomial;
import dev.escapement.link.Link;
import java.util.Optional;

/**
 * The powers of the inner learning rate in a model's direction: {@code psi = sum_k psi_k} with {@code psi_k} of the
 * (k-1)-th power, of eta or, where the rule reads it, of {@code eta |x|^2}. Each is a sum of products of a function of the
 * label and one of the pre-activation, so its coefficients are products of one-dimensional integrals; what does not depend
 * on the label has none and is left out.
 */
public interface Powers {
    /** How many there are, or are known. */
    int count();

    /** Adds {@code psi_k}, k from 1, for a learning rate of size 1 and the side it was asked for. */
    void add(int k, Products sum);

    /**
     * Whether psi is the gradient at the end of a free step along itself, under a residual {@code y - c prediction}: the form
     * that theory expands in {@code eta |x|^2} as far as the activation can be expanded.
     */
    static boolean repeatsLinearGradient(Model model) {
        return model.algorithm().repeatsGradient()
                && model.loss().predictionFactor().isPresent();
    }

    /** Whether the moments of labels are known: not of what a function makes of noisy outputs. */
    static boolean cover(Model model) {
        return model.label().identity() || !model.noisy();
    }

    /**
     * The powers of a model; empty if its psi has no form that theory expands.
     *
     * @param side 1 for positive learning rates, -1 for negative ones
     * @param order the highest order of coefficients
     */
    static Optional<Powers> of(Model model, int side, int order) {
        if (!cover(model)) {
            return Optional.empty();
        }
        Optional<PsiPolynomial> psi = model.algorithm().polynomial(model.neuron(), model.loss());
        if (psi.isPresent()) {
            return Optional.of(new PolynomialPowers(model, psi.get(), side, order));
        }
        if (!repeatsLinearGradient(model)) {
            return Optional.empty();
        }
        Link activation = model.neuron().activation();
        if (activation.hinge().isPresent()) {
            return Optional.of(new HingePowers(model, side, order));
        }
        return activation.smooth() ? Optional.of(new TaylorPowers(model, side, order)) : Optional.empty();
    }
}
