package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The law of {@code |x|^2} for a rule that has kinks in it alone, such as {@code step(xx - d)}: those that depend on a sample's
 * label or pre-activation, too, move with these, and leave a mean that is smooth in {@code |x|^2}.
 */
public final class SquaredNorms {
    /** Of the square root of a chi-square variable beyond that of its mean: a mass below 1e-17. */
    private static final double REACH = 9;

    private static final double PANEL = 0.5;
    private static final int PANEL_NODES = 12;
    /** Between points of the rule that no kink is a node of. */
    private static final double SPACING = 0.25;

    private static final int CELLS = 200;
    /** Labels and pre-activations at which a kink of the squared norm alone has the same values. */
    private static final double[][] PROBES = {{0.37, -0.71}, {-2.3, 0.19}, {1.9, 1.13}};

    private SquaredNorms() {}

    /** The squared norms at which psi has a kink whatever label and pre-activation are, increasing. */
    public static double[] kinks(Model model, double eta, double dimension) {
        if (!model.algorithm().readsSquaredNorm()) {
            return new double[0];
        }
        double from = Math.max(0, Math.sqrt(dimension) - REACH);
        double to = Math.sqrt(dimension) + REACH;
        List<Double> found = new ArrayList<>();
        List<Algorithm.Kink> all = model.algorithm().kinks(model.neuron(), model.loss(), eta, dimension, CELLS + 1);
        for (Algorithm.Kink kink : all) {
            if (alone(kink, from, to)) {
                found.addAll(SignChanges.between(from * from, to * to, CELLS, line(kink, PROBES[0])));
            }
        }
        return found.stream().mapToDouble(x -> x).sorted().distinct().toArray();
    }

    private static boolean alone(Algorithm.Kink kink, double from, double to) {
        double[] at = {from * from, (from * from + to * to) / 3, to * to};
        double[] first = new double[at.length];
        line(kink, PROBES[0]).at(at, first, at.length);
        return Arrays.stream(PROBES).allMatch(probe -> {
            double[] other = new double[at.length];
            line(kink, probe).at(at, other, at.length);
            return Arrays.equals(first, other);
        });
    }

    private static SignChanges.Lanes line(Algorithm.Kink kink, double[] probe) {
        return (squaredNorm, out, n) -> {
            double[] y = new double[n];
            double[] z = new double[n];
            Arrays.fill(y, probe[0]);
            Arrays.fill(z, probe[1]);
            kink.at(y, z, squaredNorm, out, n);
        };
    }

    /**
     * The rule for a chi-square variable with {@code freedom > 0} degrees and a function that is smooth except at these points, of
     * {@code n} nodes between two of them.
     */
    public static GaussRule split(double freedom, double[] kinks, int n) {
        List<GaussRule> pieces = new ArrayList<>();
        double[] ends = Arrays.stream(kinks)
                .map(Math::sqrt)
                .filter(t -> t > low(freedom) && t < high(freedom))
                .toArray();
        double from = low(freedom);
        double total = 0;
        for (int k = 0; k <= ends.length; k++) {
            double to = k < ends.length ? ends[k] : high(freedom);
            GaussRule piece = piece(freedom, from, to);
            total += mass(piece);
            pieces.add(piece.compressed(n));
            from = to;
        }
        return scaled(GaussRule.union(pieces), 1 / total);
    }

    /** The rule for a function that has kinks at points that differ from use to use: near points of nearly equal distances. */
    static GaussRule dense(double freedom) {
        int count = (int) Math.ceil((high(freedom) - low(freedom)) / SPACING);
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            double t = low(freedom) + (k + 0.5) * (high(freedom) - low(freedom)) / count;
            nodes[k] = t * t;
            weights[k] = density(freedom, t);
        }
        GaussRule rule = new GaussRule(nodes, weights).above(1e-12);
        return scaled(rule, 1 / mass(rule));
    }

    private static double low(double freedom) {
        return Math.max(0, Math.sqrt(freedom) - REACH);
    }

    private static double high(double freedom) {
        return Math.sqrt(freedom) + REACH;
    }

    /** Of the square root t, at most about 1. */
    private static double density(double freedom, double t) {
        double top = Math.sqrt(Math.max(freedom - 1, 0));
        double log = freedom > 1 ? (freedom - 1) * StrictMath.log(t / top) : 0;
        return StrictMath.exp(log - (t - top) * (t + top) / 2);
    }

    private static GaussRule piece(double freedom, double from, double to) {
        GaussRule panel = GaussRule.legendre(PANEL_NODES);
        int panels = (int) Math.ceil((to - from) / PANEL);
        double[] nodes = new double[panels * PANEL_NODES];
        double[] weights = new double[nodes.length];
        double width = (to - from) / panels;
        for (int i = 0; i < nodes.length; i++) {
            int j = i % PANEL_NODES;
            int before = i / PANEL_NODES;
            double t = from + width * (before + (1 + panel.node(j)) / 2);
            nodes[i] = t * t;
            weights[i] = width * panel.weight(j) * density(freedom, t);
        }
        return new GaussRule(nodes, weights);
    }

    private static double mass(GaussRule rule) {
        double sum = 0;
        for (int j = 0; j < rule.size(); j++) {
            sum += rule.weight(j);
        }
        return sum;
    }

    private static GaussRule scaled(GaussRule rule, double factor) {
        double[] weights = new double[rule.size()];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = factor * rule.weight(j);
        }
        return new GaussRule(rule.nodes(), weights);
    }
}
