package dev.escapement.theory;

import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.link.Polynomial;
import java.util.Arrays;

/**
 * The coefficients {@code i! mu_i = sqrt(i) E[psi he_i(A) he_(i-1)(B)]} of a direction, A standing for {@code <theta, x>} and
 * B for {@code <w, x>}, independent; by quadrature over A, B and the label's noise. A coefficient within the rounding error
 * of its own sum is put to 0.
 */
final class Projection {
    /** The highest order computed where more exist. */
    static final int ORDER = 24;

    private static final double ROUNDING = 1e-13;
    private static final int NOISE_NODES = 8;

    /** Nodes for what is no polynomial; also above any polynomial's degree. */
    private static final int SMOOTH = 96;

    private static final int MOST_NODES = 400;

    private final Model model;
    private final double norm;
    private final GaussianAxis axis;
    private final Kinks kinks;
    private final int order;
    private final double[] sum;
    private final double[] size;

    /** A direction, as {@code Direction.psi} evaluates it. */
    interface Psi {
        void psi(double[] z, double[] s, double[] noise, double[] squaredNorm, double[] psi, int n);
    }

    /** For directions of a model at an inner learning rate, with {@code |x|^2} put to {@code squaredNorm}. */
    Projection(Model model, double eta, double squaredNorm) {
        this.model = model;
        norm = squaredNorm;
        kinks = new Kinks(model, eta, squaredNorm, true);
        boolean reuse = model.algorithm() instanceof BatchReuse;
        int teacher = degree(model.link());
        int student = degree(model.neuron().activation());
        boolean series = teacher < SMOOTH && student < SMOOTH;
        order = series && !reuse ? 2 * Math.max(teacher + student, 1) : ORDER;
        int powers = !reuse ? 2 : model.loss() == Loss.SQUARED ? 2 * student : student;
        int exact = (powers * Math.max(teacher, 2 * student) + order) / 2 + 2;
        axis = new GaussianAxis(series ? Math.min(exact, MOST_NODES) : SMOOTH, 0);
        sum = new double[order + 1];
        size = new double[order + 1];
    }

    private static int degree(Link link) {
        return link instanceof Polynomial polynomial ? polynomial.degree() : SMOOTH;
    }

    /** Adds {@code factor} times a direction. */
    void add(double factor, Psi direction) {
        GaussRule signal = axis.rule(kinks.inSignal());
        GaussRule labels =
                model.noisy() ? GaussRule.hermite(NOISE_NODES) : new GaussRule(new double[1], new double[] {1});
        double[] heA = new double[order + 1];
        double[] heB = new double[order + 1];
        for (int i = 0; i < signal.size(); i++) {
            double at = signal.nodes()[i];
            Hermite.at(at, heA);
            double mean = model.link().value(at);
            for (int l = 0; l < labels.size(); l++) {
                double standard = labels.nodes()[l];
                GaussRule inner = axis.rule(kinks.inActivation(mean + model.noiseStd() * standard, at, 0, 0, 1));
                int n = inner.size();
                double[] psi = new double[n];
                direction.psi(inner.nodes(), filled(n, at), filled(n, standard), filled(n, norm), psi, n);
                double outer = factor * signal.weights()[i] * labels.weights()[l];
                for (int j = 0; j < n; j++) {
                    double weighted = outer * inner.weights()[j] * psi[j];
                    if (weighted == 0) {
                        continue;
                    }
                    Hermite.at(inner.nodes()[j], heB);
                    for (int k = 1; k <= order; k++) {
                        double term = weighted * heA[k] * heB[k - 1];
                        sum[k] += term;
                        size[k] += Math.abs(term);
                    }
                }
            }
        }
    }

    /** {@code i! mu_i} at index i. */
    double[] coefficients() {
        double[] out = new double[order + 1];
        for (int k = 1; k <= order; k++) {
            out[k] = Math.abs(sum[k]) <= ROUNDING * size[k] ? 0 : Math.sqrt(k) * sum[k];
        }
        return out;
    }

    private static double[] filled(int n, double value) {
        double[] out = new double[n];
        Arrays.fill(out, value);
        return out;
    }
}
