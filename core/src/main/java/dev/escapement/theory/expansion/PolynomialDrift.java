package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import dev.escapement.theory.quadrature.HermiteSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The coefficients {@code i! mu_i} of a model whose link and activation are polynomials, for each power of the learning rate,
 * by a product Gauss rule over A, B and the label's noise that is exact for them.
 *
 * <p>{@link Powers} gives the same numbers but for their last digits. These stand, because the policy {@code paper} makes
 * gamma of them, and a cell's identity holds gamma to the last bit: the order of the arithmetic here must not change.
 */
public final class PolynomialDrift {
    private static final double ROUNDING = 1e-13;
    private static final int NOISE_NODES = 8;
    private static final int MOST_NODES = 400;
    private static final int FIFTH = 4;
    private static final int MOST_FIFTH = 4;

    private final Model model;
    private final boolean reuse;
    /** How much of the prediction the residual subtracts. */
    private final double factor;

    private final boolean squared;
    private final int order;
    private final GaussRule rule;

    private PolynomialDrift(Model model, int teacher, int student) {
        this.model = model;
        reuse = model.algorithm().repeatsGradient();
        factor = model.loss().predictionFactor().orElseThrow();
        squared = factor != 0;
        order = reuse ? DriftExpansion.ORDER : 2 * Math.max(teacher + student, 1);
        int powers = !reuse ? 2 : squared ? 2 * student : student;
        int exact = (powers * Math.max(teacher, 2 * student) + order) / 2 + 2;
        rule = GaussRule.hermite(Math.min(exact, MOST_NODES));
    }

    /**
     * Whether a model's coefficients are computed here. Those of a psi with {@code act^4 act'}, as that of alternating SGD under
     * the squared loss, drown in the rounding of their sum from degree 5 on.
     */
    static boolean covers(Model model) {
        OptionalInt student = model.neuron().activation().degree();
        if (model.link().degree().isEmpty()
                || student.isEmpty()
                || model.loss().predictionFactor().isEmpty()) {
            return false;
        }
        return model.algorithm()
                .polynomial(model.neuron(), model.loss())
                .map(psi -> psi.etaDegree() <= 2
                        && psi.labelDegree() <= 2
                        && psi.valueDegree() <= FIFTH
                        && (psi.valueDegree() < FIFTH || student.getAsInt() <= MOST_FIFTH))
                .orElse(model.algorithm().repeatsGradient());
    }

    /** {@code i! mu_i} of the k-th power of the learning rate at index [k - 1][i], for a model that is {@link #covers covered}. */
    public static double[][] terms(Model model) {
        Link activation = model.neuron().activation();
        PolynomialDrift drift = new PolynomialDrift(
                model, model.link().degree().orElseThrow(), activation.degree().orElseThrow());
        List<double[]> terms = drift.reuse ? drift.batchReuse(activation) : drift.layers();
        return terms.toArray(double[][]::new);
    }

    /** Of a psi of degree 2 or less in eta, read off the update rule itself at eta = 0, 1, -1. */
    private List<double[]> layers() {
        List<double[]> terms = new ArrayList<>();
        int degree = model.algorithm()
                .polynomial(model.neuron(), model.loss())
                .orElseThrow()
                .etaDegree();
        terms.add(combination(1, 0, 0));
        if (degree >= 1) {
            terms.add(combination(0, 0.5, -0.5));
        }
        if (degree == 2) {
            terms.add(combination(-1, 0.5, 0.5));
        }
        return terms;
    }

    private double[] combination(double zero, double plus, double minus) {
        Sum sum = new Sum();
        double[] share = {zero, plus, minus};
        for (int j = 0; j < share.length; j++) {
            if (share[j] != 0) {
                Direction direction = model.direction(j == 0 ? 0 : j == 1 ? 1 : -1, 1, rule.size());
                sum.add(share[j], direction::psi);
            }
        }
        return sum.coefficients();
    }

    /** The terms of {@link TaylorPowers}. */
    private List<double[]> batchReuse(Link activation) {
        HermiteSeries act = HermiteSeries.of(activation);
        HermiteSeries energy = act.square();
        int last = squared ? energy.degree() : act.degree();
        double a = model.neuron().secondLayer();
        List<double[]> terms = new ArrayList<>();
        double factorial = 1;
        for (int k = 1; k <= Math.max(last, 1); k++) {
            factorial *= Math.max(k - 1, 1);
            double scale = a / factorial;
            int power = k - 1;
            HermiteSeries slope = act.derivative(1);
            HermiteSeries bend = act.derivative(k);
            HermiteSeries energyBend = energy.derivative(k);
            Sum sum = new Sum();
            sum.add(1, (z, s, noise, norm, psi, n) -> {
                for (int i = 0; i < n; i++) {
                    double y = model.link().value(s[i]) + model.noiseStd() * noise[i];
                    double residual = squared ? y - factor * a * act.at(z[i]) : y;
                    double push = a * residual * slope.at(z[i]);
                    double value = y * bend.at(z[i]) - (squared ? factor * a * energyBend.at(z[i]) / 2 : 0);
                    for (int j = 0; j < power; j++) {
                        value *= push;
                    }
                    psi[i] = scale * value;
                }
            });
            terms.add(sum.coefficients());
        }
        return terms;
    }

    private interface Psi {
        void psi(double[] z, double[] s, double[] noise, double[] squaredNorm, double[] psi, int n);
    }

    /** {@code E[psi he_i(A) he_(i-1)(B)]} of a sum of directions. A coefficient within its rounding error is put to 0. */
    private final class Sum {
        private final double[] sum = new double[order + 1];
        private final double[] size = new double[order + 1];

        void add(double share, Psi direction) {
            GaussRule labels = model.noisy() ? GaussRule.hermite(NOISE_NODES) : GaussRule.at(0);
            int n = rule.size();
            double[] heA = new double[order + 1];
            double[] heB = new double[order + 1];
            double[] psi = new double[n];
            double[] nodes = rule.nodes();
            for (int i = 0; i < n; i++) {
                Hermite.at(rule.node(i), heA);
                for (int l = 0; l < labels.size(); l++) {
                    double standard = labels.node(l);
                    direction.psi(nodes, filled(n, rule.node(i)), filled(n, standard), filled(n, 1), psi, n);
                    double outer = share * rule.weight(i) * labels.weight(l);
                    for (int j = 0; j < n; j++) {
                        double weighted = outer * rule.weight(j) * psi[j];
                        if (weighted == 0) {
                            continue;
                        }
                        Hermite.at(rule.node(j), heB);
                        for (int k = 1; k <= order; k++) {
                            double term = weighted * heA[k] * heB[k - 1];
                            sum[k] += term;
                            size[k] += Math.abs(term);
                        }
                    }
                }
            }
        }

        double[] coefficients() {
            double[] out = new double[order + 1];
            for (int k = 1; k <= order; k++) {
                out[k] = Math.abs(sum[k]) <= ROUNDING * size[k] ? 0 : Math.sqrt(k) * sum[k];
            }
            return out;
        }
    }

    private static double[] filled(int n, double value) {
        double[] out = new double[n];
        Arrays.fill(out, value);
        return out;
    }
}
