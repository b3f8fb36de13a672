package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Quadrature nodes for the expectation over one sample at overlap {@code c} and squared norm {@code q}: what the reduced
 * engine draws ({@code g, u, R} and the label), on a product of Gauss rules with weights of sum 1.
 *
 * <p>Outside runs {@code s = <theta, x>}, then the label and R, then {@code v}, the part of {@code g} that s does not explain:
 * {@code g = c s + sqrt(1-c^2) v} and {@code u = sqrt(1-c^2) s - c v}. A rotation of two independent Gaussians, in which a
 * kink of the link is a plane of the outer variable and one of the activation a point of the inner.
 */
public final class SampleQuadrature {
    /** {@code <theta, x>}. */
    public final double[] s;
    /** The label. */
    public final double[] label;
    /** The sample along w, {@code <w, x> / |w|}. */
    public final double[] g;
    /** {@code u^2 + R}: what of {@code |x|^2} lies across w. */
    public final double[] orthogonal;
    /** Weights, of sum 1. */
    public final double[] weight;

    private final int lanes;

    /**
     * A sample.
     *
     * @param rules the rules to multiply
     * @param kinks where to split them
     * @param c the overlap, in (-1, 1)
     * @param q the squared norm of w
     */
    public SampleQuadrature(Model model, QuadratureRules rules, Kinks kinks, double c, double q) {
        GaussRule signal = rules.signal(kinks.inSignal());
        GaussRule rest = rules.rest();
        double across = Math.sqrt((1 - c) * (1 + c));
        double norm = Math.sqrt(q);
        List<GaussRule> labels = rules.labels(signal, kinks);
        List<Draw> draws = new ArrayList<>();
        int total = 0;
        for (int i = 0; i < signal.size(); i++) {
            double at = signal.node(i);
            GaussRule law = labels.get(i);
            for (int l = 0; l < law.size(); l++) {
                double y = law.node(l);
                for (int r = 0; r < rest.size(); r++) {
                    double outer = signal.weight(i) * law.weight(l) * rest.weight(r);
                    double[] breaks = kinks.inActivation(y, at, rest.node(r), norm * c * at, norm * across);
                    GaussRule inner = rules.activation(breaks);
                    draws.add(new Draw(at, y, rest.node(r), outer, inner));
                    total += inner.size();
                }
            }
        }
        lanes = total;
        s = new double[lanes];
        label = new double[lanes];
        g = new double[lanes];
        orthogonal = new double[lanes];
        weight = new double[lanes];
        int lane = 0;
        for (Draw draw : draws) {
            for (int j = 0; j < draw.inner.size(); j++) {
                double v = draw.inner.node(j);
                double u = across * draw.s - c * v;
                s[lane] = draw.s;
                label[lane] = draw.y;
                g[lane] = c * draw.s + across * v;
                orthogonal[lane] = u * u + draw.rest;
                weight[lane++] = draw.weight * draw.inner.weight(j);
            }
        }
    }

    private SampleQuadrature(SampleQuadrature all, int[] kept) {
        lanes = kept.length;
        s = at(all.s, kept);
        label = at(all.label, kept);
        g = at(all.g, kept);
        orthogonal = at(all.orthogonal, kept);
        weight = at(all.weight, kept);
    }

    /** Some of the nodes, increasing. */
    public SampleQuadrature only(int[] kept) {
        return kept.length == lanes ? this : new SampleQuadrature(this, kept);
    }

    /** Some of the elements of an array. */
    public static double[] at(double[] all, int[] kept) {
        double[] some = new double[kept.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[kept[i]];
        }
        return some;
    }

    /** Nodes of all but {@code v}, with their weight, and the rule for v. */
    private record Draw(double s, double y, double rest, double weight, GaussRule inner) {}

    /** How many nodes there are. */
    public int lanes() {
        return lanes;
    }
}
