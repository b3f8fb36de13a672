package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.PolynomialPanels;
import java.util.Arrays;
import java.util.OptionalInt;

/** The response of a rule that consists of polynomials in the pre-activation, each integrated by rules that are exact for it. */
final class PieceResponse implements Response {
    /** Polynomials of a higher degree are integrated like other functions. */
    private static final int HIGHEST = 40;

    private final Algorithm.Rule rule;
    private final PolynomialPanels panels;
    private final Kinks kinks;
    private final double squaredNorm;
    private final double[] y;
    private final double[] norm;

    /** At an inner learning rate, with {@code |x|^2} put to a number. */
    PieceResponse(Model model, double eta, double dimension, double squaredNorm, int order) {
        int degree = degree(model).orElseThrow();
        panels = new PolynomialPanels(order, degree);
        kinks = new Kinks(model, eta, dimension, squaredNorm, degree + order);
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, panels.lanes());
        this.squaredNorm = squaredNorm;
        y = new double[panels.lanes()];
        norm = new double[panels.lanes()];
        Arrays.fill(norm, squaredNorm);
    }

    /** Whether a model's rule consists of polynomials; not where gammas in cells' identities rest on how it is integrated. */
    static boolean covers(Model model) {
        return !Powers.repeatsLinearGradient(model) && degree(model).orElse(HIGHEST + 1) <= HIGHEST;
    }

    private static OptionalInt degree(Model model) {
        return model.algorithm().pieceDegree(model.neuron(), model.loss());
    }

    @Override
    public void at(double label, double[] mean, double[] size) {
        Arrays.fill(y, label);
        panels.integrate(
                (z, psi, n) -> rule.psi(y, z, norm, psi, n), kinks.inPreActivation(label, squaredNorm), mean, size);
    }

    @Override
    public double[] breaks(double from) {
        return kinks.inResponse(from);
    }
}
