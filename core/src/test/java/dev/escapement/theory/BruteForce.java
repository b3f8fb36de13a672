package dev.escapement.theory;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Model;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import java.util.Arrays;

/**
 * The coefficients of a direction by a plain composite rule in two dimensions, on psi as the engines evaluate it. Slow, and
 * independent of what theory does: neither psi's form nor its kinks are known to it but that there may be one at 0.
 */
record BruteForce(double[] value, double[] size) {
    private static final double REACH = 12;
    private static final int NODES = 16;

    /**
     * {@code i! mu_i} at index i, with {@code |x|^2} put to a number.
     *
     * @param panels an axis
     */
    static BruteForce of(Model model, double eta, double squaredNorm, int order, int panels) {
        GaussRule axis = axis(panels);
        GaussRule labels = model.noisy() ? GaussRule.hermite(60) : new GaussRule(new double[] {0}, new double[] {1});
        int n = axis.size();
        double[] norms = new double[n];
        Arrays.fill(norms, squaredNorm);
        double[][] he = new double[n][order + 1];
        for (int j = 0; j < n; j++) {
            Hermite.at(axis.node(j), he[j]);
        }
        Direction direction = model.direction(eta, squaredNorm, n);
        double[] value = new double[order + 1];
        double[] size = new double[order + 1];
        double[] psi = new double[n];
        double[] s = new double[n];
        double[] noise = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(s, axis.node(i));
            for (int l = 0; l < labels.size(); l++) {
                Arrays.fill(noise, labels.node(l));
                direction.psi(axis.nodes(), s, noise, norms, psi, n);
                double outer = axis.weight(i) * labels.weight(l);
                for (int k = 1; k <= order; k++) {
                    double inner = 0;
                    double absolute = 0;
                    for (int j = 0; j < n; j++) {
                        double term = axis.weight(j) * psi[j] * he[j][k - 1];
                        inner += term;
                        absolute += Math.abs(term);
                    }
                    value[k] += Math.sqrt(k) * outer * he[i][k] * inner;
                    size[k] += Math.sqrt(k) * outer * Math.abs(he[i][k]) * absolute;
                }
            }
        }
        return new BruteForce(value, size);
    }

    private static GaussRule axis(int panels) {
        GaussRule panel = GaussRule.legendre(NODES);
        double[] nodes = new double[panels * NODES];
        double[] weights = new double[nodes.length];
        double half = REACH / panels;
        for (int j = 0; j < nodes.length; j++) {
            double x = -REACH + half * (2 * (j / NODES) + 1 + panel.node(j % NODES));
            nodes[j] = x;
            weights[j] = 2 * half * panel.weight(j % NODES) * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * StrictMath.PI);
        }
        return new GaussRule(nodes, weights);
    }
}
