package dev.escapement.theory.exit;

import java.util.Arrays;

/** The mean map from every point of a grid: how long it takes to the threshold, or that it never gets there. */
public final class MeanFlow {
    private final double[] steps;
    private final double[] shares;

    /**
     * The flow.
     *
     * @param mean the mean change of the overlap in a step at the grid's points
     * @param threshold at the grid's upper end, and below 0 at its lower if that absorbs
     */
    public MeanFlow(OverlapGrid grid, double[] mean, double threshold) {
        int n = mean.length;
        double[] x = grid.points();
        shares = grid.start().clone();
        steps = new double[n];
        Arrays.fill(steps, Double.POSITIVE_INFINITY);
        double after = 0;
        double at = threshold;
        int up = n - 1;
        for (; up >= 0 && mean[up] > 0; up--) {
            double pace = up == n - 1 ? 1 / mean[up] : (1 / mean[up] + 1 / mean[up + 1]) / 2;
            after += (at - x[up]) * pace;
            steps[up] = after;
            at = x[up];
        }
        after = 0;
        at = -threshold;
        int down = 0;
        for (; grid.absorbing() && down < n && mean[down] < 0; down++) {
            double pace = down == 0 ? -1 / mean[down] : -(1 / mean[down] + 1 / mean[down - 1]) / 2;
            after += (x[down] - at) * pace;
            steps[down] = after;
            at = x[down];
        }
        divide(x, mean, up + 1, up);
        divide(x, mean, down - 1, down);
    }

    /** Splits the starts between an escaping grid point and its held neighbour, at the zero of the mean step. */
    private void divide(double[] x, double[] mean, int free, int held) {
        boolean inside = Math.min(free, held) >= 1 && Math.max(free, held) <= x.length - 2;
        if (!inside || steps[held] < Double.POSITIVE_INFINITY) {
            return;
        }
        double middle = (x[free] + x[held]) / 2;
        double zero = x[held] + (x[free] - x[held]) * mean[held] / (mean[held] - mean[free]);
        double beyond = (middle - zero) * Math.signum(x[free] - x[held]);
        if (beyond > 0) {
            steps[held] = steps[free];
            shares[held] *= beyond / width(x, held);
        } else {
            shares[free] *= 1 + beyond / width(x, free);
        }
    }

    /** The length of the stretch that a point stands for. */
    private static double width(double[] x, int i) {
        return (x[i + 1] - x[i - 1]) / 2;
    }

    /** The law of the steps from the grid's start, up to a horizon. */
    public SurvivalCurve law(double horizon) {
        return SurvivalCurve.ofStarts(steps, shares, horizon);
    }
}
