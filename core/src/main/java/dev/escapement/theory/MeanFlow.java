package dev.escapement.theory;

import java.util.Arrays;

/** The mean map from every point of a grid: how long it takes to the threshold, or that it never gets there. */
final class MeanFlow {
    /** What weights that add up to 1 leave over. */
    private static final double ROUNDING = 1e-12;

    private final OverlapGrid grid;
    private final double[] steps;

    /**
     * The flow.
     *
     * @param mean the mean change of the overlap in a step at the grid's points
     * @param threshold at the grid's upper end, and below 0 at its lower if that absorbs
     */
    MeanFlow(OverlapGrid grid, double[] mean, double threshold) {
        this.grid = grid;
        int n = mean.length;
        double[] x = grid.points();
        steps = new double[n];
        Arrays.fill(steps, Double.POSITIVE_INFINITY);
        double after = 0;
        double at = threshold;
        for (int i = n - 1; i >= 0 && mean[i] > 0; i--) {
            double pace = i == n - 1 ? 1 / mean[i] : (1 / mean[i] + 1 / mean[i + 1]) / 2;
            after += (at - x[i]) * pace;
            steps[i] = after;
            at = x[i];
        }
        after = 0;
        at = -threshold;
        for (int i = 0; grid.absorbing() && i < n && mean[i] < 0; i++) {
            double pace = i == 0 ? -1 / mean[i] : -(1 / mean[i] + 1 / mean[i - 1]) / 2;
            after += (x[i] - at) * pace;
            steps[i] = after;
            at = x[i];
        }
    }

    /** The law of the steps from the grid's start, up to a horizon. */
    ExitLaw law(double horizon) {
        Integer[] order = new Integer[steps.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(steps[a], steps[b]));
        double[] times = new double[steps.length + 2];
        double[] survival = new double[steps.length + 2];
        survival[0] = 1;
        int n = 1;
        double left = 1;
        for (int i : order) {
            if (grid.start()[i] > 0 && steps[i] < horizon) {
                times[n] = steps[i];
                survival[n++] = Math.max(0, left - grid.start()[i] / 2);
                left -= grid.start()[i];
            }
        }
        times[n] = horizon;
        survival[n] = left < ROUNDING ? 0 : left;
        return ExitLaw.of(Arrays.copyOf(times, n + 1), Arrays.copyOf(survival, n + 1));
    }
}
