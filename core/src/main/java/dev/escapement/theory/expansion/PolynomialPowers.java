package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.PsiPolynomial;

/** A rule whose psi is {@code act'(z)} times a polynomial in the learning rate, the label and {@code act(z)}. */
public final class PolynomialPowers implements Powers {
    private final PsiPolynomial psi;
    private final int side;
    private final LabelMoments labels;
    private final Weights weights;

    /** The powers of a model whose psi is this polynomial. */
    PolynomialPowers(Model model, PsiPolynomial psi, int side, int order) {
        this.psi = psi;
        this.side = side;
        labels = new LabelMoments(model, order);
        weights = new Weights(model.neuron().activation(), order - 1);
    }

    @Override
    public int count() {
        return psi.etaDegree() + 1;
    }

    @Override
    public void add(int k, Products sum) {
        for (PsiPolynomial.Term term : psi.terms()) {
            if (term.eta() == k - 1 && term.label() > 0) {
                double sign = LinkExpansion.power(side, k - 1);
                sum.add(sign * term.coefficient(), labels.power(term.label()), slope(term.value()));
            }
        }
    }

    /** Of {@code act^power act'}. */
    private LinkExpansion slope(int power) {
        return weights.of(t -> LinkExpansion.power(t[0], power) * t[1], 1, power + 1, 1);
    }
}
