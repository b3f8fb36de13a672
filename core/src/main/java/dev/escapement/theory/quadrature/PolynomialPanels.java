package dev.escapement.theory.quadrature;

import java.util.Arrays;

/**
 * Integrals against the standard Gaussian density and {@code he_0, he_1, ...} of functions that are polynomials of a known degree
 * between given breaks. Every panel has as many Gauss-Legendre nodes as that takes, so none is compared with its halves as those of
 * {@link Panels} are. Not safe for use by two threads.
 */
public final class PolynomialPanels {
    /** Nodes of a panel for a constant; a degree more takes half a node more. */
    private static final int NODES = 12;

    private static final double LENGTH = 2;
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final int components;
    private final GaussRule rule;
    private final Panel[] panels;
    private final double[] x;
    private final double[] values;
    /** Of each piece with nodes in x: the panel it lies in, its bounds. */
    private final Panel[] within;

    private final double[] from;
    private final double[] to;
    private final double[] value;
    private final double[] size;
    private int pieces;

    /** A function of one variable. */
    public interface Function {
        /** Writes the values at the first {@code n} points, of {@link PolynomialPanels#lanes} at most. */
        void at(double[] x, double[] values, int n);
    }

    /**
     * Panels for {@code E[f(x) he_k(x)]}, k from 0 to {@code order}, that end where those of {@link Panels} do.
     *
     * @param degree of f between two breaks
     */
    public PolynomialPanels(int order, int degree) {
        components = order + 1;
        rule = GaussRule.legendre(NODES + (degree + 1) / 2);
        double end = Panels.end(Panels.reach((double) degree + order));
        panels = new Panel[(int) Math.round(2 * end / LENGTH)];
        for (int k = 0; k < panels.length; k++) {
            panels[k] = new Panel(-end + k * LENGTH);
        }
        within = new Panel[panels.length];
        from = new double[panels.length];
        to = new double[panels.length];
        x = new double[panels.length * rule.size()];
        values = new double[x.length];
        value = new double[components];
        size = new double[components];
    }

    /** At how many points a function is evaluated at once, at most. */
    public int lanes() {
        return x.length;
    }

    /**
     * The integrals of one function.
     *
     * @param breaks increasing
     * @param integrals receives {@code E[f he_k]} at index k
     * @param sizes receives {@code E|f he_k|}, about
     */
    public void integrate(Function f, double[] breaks, double[] integrals, double[] sizes) {
        Arrays.fill(value, 0);
        Arrays.fill(size, 0);
        int next = 0;
        for (Panel panel : panels) {
            double low = panel.low;
            while (next < breaks.length && breaks[next] <= low) {
                next++;
            }
            while (next < breaks.length && breaks[next] < panel.low + LENGTH) {
                add(f, panel, low, breaks[next]);
                low = breaks[next++];
            }
            add(f, panel, low, panel.low + LENGTH);
        }
        sum(f);
        System.arraycopy(value, 0, integrals, 0, integrals.length);
        System.arraycopy(size, 0, sizes, 0, sizes.length);
    }

    private void add(Function f, Panel panel, double low, double high) {
        if (pieces == panels.length) {
            sum(f);
        }
        within[pieces] = panel;
        from[pieces] = low;
        to[pieces] = high;
        double half = (high - low) / 2;
        int at = pieces * rule.size();
        for (int j = 0; j < rule.size(); j++) {
            x[at + j] = low + half + half * rule.node(j);
        }
        pieces++;
    }

    /** Evaluates the function at all nodes that wait for it. */
    private void sum(Function f) {
        f.at(x, values, pieces * rule.size());
        for (int k = 0; k < pieces; k++) {
            if (to[k] - from[k] == LENGTH) {
                within[k].sum(k * rule.size());
            } else {
                cut(k * rule.size(), (to[k] - from[k]) / 2);
            }
        }
        pieces = 0;
    }

    /** Adds the integrals over a part of a panel. */
    private void cut(int first, double half) {
        for (int j = 0; j < rule.size(); j++) {
            double at = x[first + j];
            double share = values[first + j] * weight(half, j, at);
            double before = 0;
            for (int k = 0; k < components; k++) {
                value[k] += share;
                size[k] += Math.abs(share);
                double after = (at * share - Hermite.root(k) * before) * Hermite.inverseRoot(k + 1);
                before = share;
                share = after;
            }
        }
    }

    private double weight(double half, int j, double at) {
        return 2 * half * rule.weight(j) * StrictMath.exp(-0.5 * at * at) / ROOT_TWO_PI;
    }

    private final class Panel {
        private final double low;
        private final double[][] weight = new double[rule.size()][components];

        Panel(double low) {
            this.low = low;
            for (int j = 0; j < weight.length; j++) {
                double at = low + LENGTH / 2 + LENGTH / 2 * rule.node(j);
                double density = weight(LENGTH / 2, j, at);
                Hermite.at(at, weight[j]);
                for (int k = 0; k < components; k++) {
                    weight[j][k] *= density;
                }
            }
        }

        /** Adds the integrals over the whole panel. */
        void sum(int first) {
            for (int j = 0; j < weight.length; j++) {
                double[] row = weight[j];
                double at = values[first + j];
                for (int k = 0; k < row.length; k++) {
                    double term = row[k] * at;
                    value[k] += term;
                    size[k] += Math.abs(term);
                }
            }
        }
    }
}
