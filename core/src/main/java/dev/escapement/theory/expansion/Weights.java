package dev.escapement.theory.expansion;

import dev.escapement.link.Link;
import java.util.function.DoubleUnaryOperator;

/** The Hermite coefficients {@code E[W(z) he_n(z)]} of functions W made of an activation and its derivatives. */
public final class Weights {
    private final Link activation;
    private final int order;

    /** Of an activation, for n from 0 up to {@code order}. */
    Weights(Link activation, int order) {
        this.activation = activation;
        this.order = order;
    }

    /** A function of an activation's Taylor coefficients, {@code act^(n)(z) / n!} at index n. */
    interface Weight {
        double at(double[] taylor);
    }

    /**
     * A function's coefficients.
     *
     * @param derivatives how many of the activation's it takes, at least 1
     * @param factors how many activations are multiplied: the function's degree, in terms of the activation's, if that is a
     *     polynomial
     * @param lost what the derivatives take off that degree
     */
    LinkExpansion of(Weight weight, int derivatives, int factors, int lost) {
        double[] taylor = new double[derivatives + 1];
        DoubleUnaryOperator function = z -> {
            activation.taylor(z, taylor);
            return weight.at(taylor);
        };
        return activation.degree().isPresent()
                ? LinkExpansion.ofPolynomial(
                        function, Math.max(factors * activation.degree().getAsInt() - lost, 0), order)
                : LinkExpansion.of(function, factors * activation.growth(), order, activation.breaks());
    }
}
