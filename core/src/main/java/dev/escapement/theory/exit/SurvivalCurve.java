package dev.escapement.theory.exit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The survival probability {@code P(T > t)} of an escape step, linear between given times. */
public final class SurvivalCurve implements EscapeCurve {
    /** Rounding residue below which the survival probability counts as 0. */
    private static final double ROUNDING = 1e-12;

    private final double[] times;
    private final double[] survival;

    private SurvivalCurve(double[] times, double[] survival) {
        this.times = times;
        this.survival = survival;
    }

    /**
     * The law of runs that are set apart by their starts alone.
     *
     * @param steps from a start to the escape, infinite where it never comes
     * @param shares of the runs that begin there; what they lack of 1 never escapes
     * @param horizon steps, positive, at which the law is cut off
     */
    static SurvivalCurve ofStarts(double[] steps, double[] shares, double horizon) {
        int[] order = IntStream.range(0, steps.length)
                .filter(i -> shares[i] > 0 && steps[i] < horizon)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> steps[i]))
                .mapToInt(i -> i)
                .toArray();
        int n = order.length;
        double[] times = new double[n + 3];
        double[] survival = new double[n + 3];
        survival[0] = 1;
        double left = 1;
        for (int k = 0; k < n; k++) {
            times[k + 1] = steps[order[k]];
            survival[k + 1] = Math.max(0, left - shares[order[k]] / 2);
            left -= shares[order[k]];
        }
        // Nothing is known to escape between the last start's step and the horizon.
        times[n + 1] = times[n];
        times[n + 2] = horizon;
        survival[n + 1] = left < ROUNDING ? 0 : left;
        survival[n + 2] = survival[n + 1];
        return new SurvivalCurve(times, survival);
    }

    @Override
    public double survival(double steps) {
        int after = Arrays.binarySearch(times, steps);
        if (after >= 0) {
            return survival[after];
        }
        after = -after - 1;
        if (after == times.length) {
            return survival[times.length - 1];
        }
        double share = (steps - times[after - 1]) / (times[after] - times[after - 1]);
        return survival[after - 1] + share * (survival[after] - survival[after - 1]);
    }

    @Override
    public double quantile(double share) {
        double level = 1 - share;
        for (int k = 1; k < times.length; k++) {
            if (survival[k] <= level) {
                double part = (survival[k - 1] - level) / (survival[k - 1] - survival[k]);
                return Math.max(1, times[k - 1] + part * (times[k] - times[k - 1]));
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double expectedSteps(double cap) {
        double sum = 0;
        for (int k = 1; k < times.length && times[k - 1] < cap; k++) {
            double to = Math.min(cap, times[k]);
            double end = to == times[k] ? survival[k] : survival(to);
            sum += (to - times[k - 1]) * (survival[k - 1] + end) / 2;
        }
        return Math.max(1, sum);
    }
}
