package dev.escapement.theory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The law of the escape step T of a problem at an outer learning rate, the initial overlap drawn as in the runs: what the
 * mean map leaves out, the noise of the steps and of the start, as a one-dimensional diffusion.
 *
 * <p>The overlap moves in a step by G(m) in the mean with the variance of the true step; the survival probability
 * {@code v(m, t) = P(T > t | m)} obeys Kolmogorov's backward equation {@code v_t = G v_m + variance v_mm / 2}, v = 0 at the
 * threshold, solved on an {@link OverlapGrid}. What it neglects: the shape of a step's
 * law beyond its variance. For the euclidean geometry, whose norm is a second dimension, only the start is random: the mean flow carries
 * it.
 */
public final class ExitLaw {
    /**
     * A walk that is looked at once a step is absorbed as a diffusion is whose barrier lies further by this many standard
     * deviations of a step: {@code -zeta(1/2) / sqrt(2 pi)} (Broadie, Glasserman, Kou 1997).
     */
    private static final double DISCRETE = 0.5826;

    /** Rounding residue below which the survival probability counts as 0. */
    private static final double ROUNDING = 1e-12;

    private final double[] times;
    private final double[] survival;

    private ExitLaw(double[] times, double[] survival) {
        this.times = times;
        this.survival = survival;
    }

    /**
     * The law up to a horizon.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static ExitLaw of(Problem problem, double gamma, double horizon) {
        if (!problem.model().geometry().normalises()) {
            return CarriedStarts.law(problem, gamma, horizon);
        }
        StepFactory steps = steps(problem);
        OverlapGrid grid = OverlapGrid.of(problem, beyond(problem, steps, gamma, -1), beyond(problem, steps, gamma, 1));
        StepField field = field(problem, steps, gamma, grid);
        return new BackwardEquation(grid, field.mean(), field.variance()).survival(horizon);
    }

    /** Where the barrier at one end lies for a diffusion. */
    private static double beyond(Problem problem, StepFactory steps, double gamma, int side) {
        double threshold = problem.escape().threshold();
        double further = DISCRETE * Math.sqrt(steps.at(side * threshold).variance(gamma));
        return side * Math.min(threshold + further, (1 + threshold) / 2);
    }

    /**
     * The law if the mean map moved every run and only the start were random. What survives any horizon is the share of
     * starts that the mean map never lets go.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static ExitLaw ofMeanMap(Problem problem, double gamma, double horizon) {
        boolean fixed = problem.init().fixedOverlap().isPresent();
        if (fixed || !problem.model().geometry().normalises()) {
            return CarriedStarts.law(problem, gamma, horizon);
        }
        OverlapGrid grid = OverlapGrid.of(problem);
        StepField field = field(problem, steps(problem), gamma, grid);
        return new MeanFlow(grid, field.mean(), problem.escape().threshold()).law(horizon);
    }

    private static StepField field(Problem problem, StepFactory steps, double gamma, OverlapGrid grid) {
        return new StepField(steps, gamma, grid.points(), 1 / Math.sqrt(problem.dimension()));
    }

    private static StepFactory steps(Problem problem) {
        Drift series = DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension());
        return new StepFactory(problem, series, MeanMap.nodes(problem) / 2);
    }

    /** P(T > t) at increasing times from 0. */
    static ExitLaw of(double[] times, double[] survival) {
        return new ExitLaw(times, survival);
    }

    /**
     * The law of runs that are set apart by their starts alone.
     *
     * @param steps from a start to the escape, infinite where it never comes
     * @param shares of the runs that begin there; what they lack of 1 never escapes
     * @param horizon steps, positive, at which the law is cut off
     */
    static ExitLaw ofStarts(double[] steps, double[] shares, double horizon) {
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
        return new ExitLaw(times, survival);
    }

    /** P(T > steps). */
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

    /**
     * The step by which a share of the runs has escaped; positive infinity if fewer do within the horizon.
     *
     * @param share in (0, 1)
     */
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

    /** {@code E[min(T, cap)]}, the steps that a run is expected to take; cap no more than the horizon. */
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
