package dev.escapement.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * A monotone path of overlaps cut into panels, short enough for a drift to be a polynomial of degree {@link #NODES} - 1 on
 * each: in log m where the sign of m does not change, in m across 0.
 *
 * <p>On every panel the mean map is evaluated at few nodes; {@code 1/G}, which is peaked where G is nearly 0, is integrated on
 * many, between which G is interpolated.
 */
final class EscapePath {
    /** Nodes of a panel at which the mean map is evaluated. */
    static final int NODES = 8;

    /** Nodes of a panel at which {@code 1/G} is. */
    static final int FINE = 32;

    private static final double LOG_PANEL = 1.2;
    private static final double[][] INTERPOLATION = interpolation(
            GaussRule.legendre(NODES).nodes(), GaussRule.legendre(FINE).nodes());

    private final double from;
    private final double to;
    private final List<Panel> panels = new ArrayList<>();

    /** From one overlap to another. */
    EscapePath(double from, double to) {
        this.from = from;
        this.to = to;
        double turn = from;
        if (from * to <= 0) {
            turn = from == 0 ? to / 4 : Math.copySign(Math.min(Math.abs(from), Math.abs(to) / 2), to);
            panels.add(new Panel(from, turn, false));
        }
        double length = StrictMath.log(to / turn);
        int count = Math.max(1, (int) Math.ceil(length / LOG_PANEL));
        for (int k = 0; k < count; k++) {
            panels.add(new Panel(along(turn, length, k, count), along(turn, length, k + 1, count), true));
        }
    }

    private static double along(double turn, double length, int k, int count) {
        return turn * StrictMath.exp(length * k / count);
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    /** 1 if overlaps grow along the path, else -1. */
    double direction() {
        return to > from ? 1 : -1;
    }

    List<Panel> panels() {
        return panels;
    }

    /** Values at a panel's fine nodes of the polynomial through the values at its nodes. */
    static double[] interpolate(double[] values) {
        double[] fine = new double[FINE];
        for (int i = 0; i < FINE; i++) {
            double sum = 0;
            for (int j = 0; j < NODES; j++) {
                sum += INTERPOLATION[i][j] * values[j];
            }
            fine[i] = sum;
        }
        return fine;
    }

    private static double[][] interpolation(double[] nodes, double[] at) {
        double[][] matrix = new double[at.length][nodes.length];
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < nodes.length; j++) {
                double product = 1;
                for (int k = 0; k < nodes.length; k++) {
                    product *= k == j ? 1 : (at[i] - nodes[k]) / (nodes[j] - nodes[k]);
                }
                matrix[i][j] = product;
            }
        }
        return matrix;
    }

    /** A piece of the path. */
    static final class Panel {
        /** The overlaps at which the mean map is evaluated. */
        final double[] overlaps = new double[NODES];
        /** Lengths dm, positive, that the fine nodes stand for. */
        final double[] lengths = new double[FINE];

        Panel(double from, double to, boolean logarithmic) {
            double ratio = logarithmic ? StrictMath.log(to / from) : to - from;
            GaussRule coarse = GaussRule.legendre(NODES);
            for (int j = 0; j < NODES; j++) {
                overlaps[j] = overlap(from, ratio, coarse.nodes()[j], logarithmic);
            }
            GaussRule fine = GaussRule.legendre(FINE);
            for (int j = 0; j < FINE; j++) {
                double m = overlap(from, ratio, fine.nodes()[j], logarithmic);
                lengths[j] = fine.weights()[j] * Math.abs(logarithmic ? ratio * m : ratio);
            }
        }

        private static double overlap(double from, double ratio, double node, boolean logarithmic) {
            double step = ratio * (1 + node) / 2;
            return logarithmic ? from * StrictMath.exp(step) : from + step;
        }
    }
}
