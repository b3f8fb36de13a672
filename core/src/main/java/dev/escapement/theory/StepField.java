package dev.escapement.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean and variance of a step as functions of the overlap, interpolated from few nodes to the points of a grid: panels in
 * log |m| on both sides of 0 and one in m across it.
 */
final class StepField {
    private static final int NODES = 8;
    private static final double LOG_PANEL = 1.2;

    private final double[] points;
    private final List<Panel> panels = new ArrayList<>();

    /**
     * The field at increasing points.
     *
     * @param scale of the panel across 0: about {@code d^(-1/2)}
     */
    StepField(StepFactory steps, double[] points, double scale) {
        this.points = points;
        double low = points[0];
        double high = points[points.length - 1];
        double middle = Math.min(scale, Math.min(-low, high));
        side(steps, middle, -low, -1);
        panels.add(new Panel(steps, -middle, middle, false));
        side(steps, middle, high, 1);
    }

    private void side(StepFactory steps, double from, double to, int sign) {
        if (to <= from) {
            return;
        }
        double length = StrictMath.log(to / from);
        int count = (int) Math.ceil(length / LOG_PANEL);
        for (int k = 0; k < count; k++) {
            double a = from * StrictMath.exp(length * k / count);
            double b = k + 1 == count ? to : from * StrictMath.exp(length * (k + 1) / count);
            panels.add(new Panel(steps, sign * a, sign * b, true));
        }
    }

    /** Writes the mean and the variance of a step at every point. */
    void at(double gamma, double[] mean, double[] variance) {
        for (Panel panel : panels) {
            panel.at(gamma, mean, variance);
        }
    }

    private final class Panel {
        private final StepMoments[] moments = new StepMoments[NODES];
        private final List<Integer> inside = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();
        private final double[] logDrift = new double[NODES];
        private final double sign;

        Panel(StepFactory steps, double from, double to, boolean logarithmic) {
            double[] nodes = GaussRule.legendre(NODES).nodes();
            int onward = 0;
            for (int j = 0; j < NODES; j++) {
                double x = (1 + nodes[j]) / 2;
                double m = logarithmic ? from * StrictMath.exp(x * StrictMath.log(to / from)) : from + x * (to - from);
                moments[j] = steps.at(m);
                onward += (int) Math.signum(moments[j].drift());
            }
            sign = Math.abs(onward) == NODES ? Math.signum(onward) : 0;
            for (int j = 0; j < NODES && sign != 0; j++) {
                logDrift[j] = StrictMath.log(Math.abs(moments[j].drift()));
            }
            for (int i = 0; i < points.length; i++) {
                double x = logarithmic
                        ? points[i] * from > 0 ? StrictMath.log(points[i] / from) / StrictMath.log(to / from) : -1
                        : (points[i] - from) / (to - from);
                if (x >= 0 && x <= 1) {
                    inside.add(i);
                    rows.add(lagrange(nodes, 2 * x - 1));
                }
            }
        }

        void at(double gamma, double[] mean, double[] variance) {
            double[] ratio = new double[NODES];
            double[] spread = new double[NODES];
            for (int j = 0; j < NODES; j++) {
                double increment = moments[j].increment(gamma);
                ratio[j] = sign == 0 ? increment : increment / (gamma * Math.abs(moments[j].drift()));
                spread[j] = StrictMath.log(Math.max(moments[j].variance(gamma), Double.MIN_NORMAL));
            }
            for (int k = 0; k < rows.size(); k++) {
                double[] row = rows.get(k);
                int i = inside.get(k);
                double scale = sign == 0 ? 1 : gamma * StrictMath.exp(dot(row, logDrift));
                mean[i] = scale * dot(row, ratio);
                variance[i] = StrictMath.exp(dot(row, spread));
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double[] lagrange(double[] nodes, double x) {
        double[] row = new double[nodes.length];
        for (int j = 0; j < nodes.length; j++) {
            row[j] = 1;
            for (int k = 0; k < nodes.length; k++) {
                row[j] *= k == j ? 1 : (x - nodes[k]) / (nodes[j] - nodes[k]);
            }
        }
        return row;
    }
}
