package dev.escapement.theory.quadrature;

import java.util.Arrays;

/**
 * Rules for the expectation of a function of one standard Gaussian that is smooth except at given breaks: plain
 * Gauss-Hermite where there are none, else Gauss-Legendre against the density on each side of each break.
 */
public final class GaussianAxis {
    /** Beyond it lies a mass of 2e-23. */
    private static final double REACH = 10;

    /** The longest panel. */
    private static final double PANEL = 5;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final GaussRule smooth;
    private final GaussRule panel;

    /**
     * Rules of {@code n} nodes, less those of a weight below {@code floor}, where the function is smooth, and of
     * {@code n / 6} nodes a panel, at least 7, where it is not.
     */
    GaussianAxis(int n, double floor) {
        smooth = GaussRule.hermite(n).above(floor);
        panel = GaussRule.legendre(Math.max(n / 6, 7));
    }

    /** The rule for a smooth function. */
    GaussRule rule() {
        return smooth;
    }

    /** The rule for a function smooth between increasing {@code breaks}, of which those out of reach are ignored. */
    GaussRule rule(double[] breaks) {
        if (breaks.length == 0) {
            return smooth;
        }
        double[] nodes = new double[0];
        double[] weights = new double[0];
        double from = -REACH;
        for (int piece = 0; piece <= breaks.length; piece++) {
            double to = piece < breaks.length ? Math.max(-REACH, Math.min(REACH, breaks[piece])) : REACH;
            int panels = (int) Math.ceil((to - from) / PANEL);
            int filled = nodes.length;
            nodes = Arrays.copyOf(nodes, filled + panels * panel.size());
            weights = Arrays.copyOf(weights, nodes.length);
            for (int k = 0; k < panels; k++) {
                double half = (to - from) / panels / 2;
                double middle = from + (2 * k + 1) * half;
                for (int j = 0; j < panel.size(); j++) {
                    double node = middle + half * panel.node(j);
                    nodes[filled] = node;
                    weights[filled++] = 2 * half * panel.weight(j) * StrictMath.exp(-0.5 * node * node) / ROOT_TWO_PI;
                }
            }
            from = to;
        }
        return new GaussRule(nodes, weights);
    }
}
