package dev.escapement.theory;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import java.util.Arrays;

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

    private static final int STRATA = 12;

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
        if (problem.model().geometry() == Geometry.EUCLIDEAN) {
            return carried(problem, gamma, horizon);
        }
        StepFactory steps = steps(problem);
        double threshold = problem.escape().threshold();
        double beyond = DISCRETE * Math.sqrt(steps.at(threshold).variance(gamma));
        OverlapGrid grid = OverlapGrid.of(problem, Math.min(threshold + beyond, (1 + threshold) / 2));
        double[] mean = new double[grid.points().length];
        double[] variance = new double[mean.length];
        new StepField(steps, grid.points(), 1 / Math.sqrt(problem.dimension())).at(gamma, mean, variance);
        return new BackwardEquation(grid, mean, variance).survival(horizon);
    }

    /**
     * The law if the mean map moved every run and only the start were random. What survives any horizon is the share of
     * starts that the mean map never lets go.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static ExitLaw ofMeanMap(Problem problem, double gamma, double horizon) {
        if (problem.model().geometry() == Geometry.EUCLIDEAN) {
            return carried(problem, gamma, horizon);
        }
        double threshold = problem.escape().threshold();
        OverlapGrid grid = OverlapGrid.of(problem, threshold);
        double[] mean = new double[grid.points().length];
        double[] variance = new double[mean.length];
        new StepField(steps(problem), grid.points(), 1 / Math.sqrt(problem.dimension())).at(gamma, mean, variance);
        return new MeanFlow(grid, mean, threshold).law(horizon);
    }

    private static StepFactory steps(Problem problem) {
        Drift series = DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension());
        return new StepFactory(problem, series, MeanMap.nodes(problem) / 2);
    }

    /** P(T > t) at increasing times from 0. */
    static ExitLaw of(double[] times, double[] survival) {
        return new ExitLaw(times, survival);
    }

    private static ExitLaw carried(Problem problem, double gamma, double horizon) {
        double[] starts = OverlapGrid.of(problem, problem.escape().threshold()).strata(STRATA);
        double[] steps = new double[STRATA];
        for (int k = 0; k < STRATA; k++) {
            Problem from = new Problem(
                    problem.model(),
                    problem.dimension(),
                    problem.eta(),
                    new InitialCondition.Fixed(starts[k]),
                    problem.escape());
            steps[k] = MeanMap.escapeStep(from, gamma);
        }
        Arrays.sort(steps);
        double[] times = new double[STRATA + 2];
        double[] survival = new double[STRATA + 2];
        survival[0] = 1;
        int n = 1;
        for (int k = 0; k < STRATA && steps[k] < horizon; k++) {
            times[n] = steps[k];
            survival[n++] = 1 - (k + 0.5) / STRATA;
        }
        times[n] = horizon;
        survival[n] = n == STRATA + 1 ? 0 : survival[n - 1];
        return new ExitLaw(Arrays.copyOf(times, n + 1), Arrays.copyOf(survival, n + 1));
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
