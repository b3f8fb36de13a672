package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.exit.BackwardEquation;
import dev.escapement.theory.exit.CarriedStarts;
import dev.escapement.theory.exit.MeanFlow;
import dev.escapement.theory.exit.OverlapGrid;
import dev.escapement.theory.exit.StepField;
import dev.escapement.theory.exit.SurvivalCurve;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.MeanStep;

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

    private final SurvivalCurve curve;

    private ExitLaw(SurvivalCurve curve) {
        this.curve = curve;
    }

    /**
     * The law up to a horizon.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static ExitLaw of(Problem problem, double gamma, double horizon) {
        if (!problem.model().geometry().normalises()) {
            return new ExitLaw(CarriedStarts.law(problem, gamma, horizon));
        }
        MeanStep.Source steps = steps(problem);
        OverlapGrid grid = OverlapGrid.of(problem, beyond(problem, steps, gamma, -1), beyond(problem, steps, gamma, 1));
        StepField field = field(problem, steps, gamma, grid);
        return new ExitLaw(new BackwardEquation(grid, field.mean(), field.variance()).survival(horizon));
    }

    /** Where the barrier at one end lies for a diffusion. */
    private static double beyond(Problem problem, MeanStep.Source steps, double gamma, int side) {
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
            return new ExitLaw(CarriedStarts.law(problem, gamma, horizon));
        }
        OverlapGrid grid = OverlapGrid.of(problem);
        StepField field = field(problem, steps(problem), gamma, grid);
        return new ExitLaw(new MeanFlow(grid, field.mean(), problem.escape().threshold()).law(horizon));
    }

    private static StepField field(Problem problem, MeanStep.Source steps, double gamma, OverlapGrid grid) {
        return new StepField(steps, gamma, grid.points(), 1 / Math.sqrt(problem.dimension()));
    }

    private static MeanStep.Source steps(Problem problem) {
        int nodes = MeanDynamics.nodes(problem) / 2;
        return MeanStep.Source.of(problem, new MeanDynamics(problem, nodes).series(), nodes);
    }

    /** P(T > steps). */
    public double survival(double steps) {
        return curve.survival(steps);
    }

    /**
     * The step by which a share of the runs has escaped; positive infinity if fewer do within the horizon.
     *
     * @param share in (0, 1)
     */
    public double quantile(double share) {
        return curve.quantile(share);
    }

    /** {@code E[min(T, cap)]}, the steps that a run is expected to take; cap no more than the horizon. */
    public double expectedSteps(double cap) {
        return curve.expectedSteps(cap);
    }
}
