package dev.escapement.theory.exit;

import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import java.util.Arrays;

/**
 * The law of the escape step if the mean dynamics move every run and only the start is random, by following some starts, each
 * of which stands for an equal share of the runs. The share that is held is found to within 0.1%.
 */
public final class CarriedStarts {
    /** Starts followed. */
    private static final int STRATA = 12;

    /** Shares this near to 0 and 1 stand for the ends of the start's law. */
    private static final double EDGE = 1e-9;

    /** Halvings of a share of the starts in which escape begins or ends. */
    private static final int HALVINGS = 6;

    private final Problem problem;
    private final double gamma;
    private final OverlapGrid grid;

    private CarriedStarts(Problem problem, double gamma) {
        this.problem = problem;
        this.gamma = gamma;
        grid = OverlapGrid.of(problem);
    }

    /**
     * The law up to a horizon.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static SurvivalCurve law(Problem problem, double gamma, double horizon) {
        if (problem.init().fixedOverlap().isPresent()) {
            return SurvivalCurve.ofStarts(
                    new double[] {MeanDynamics.escapeStep(problem, gamma)}, new double[] {1}, horizon);
        }
        CarriedStarts starts = new CarriedStarts(problem, gamma);
        double[] steps = new double[STRATA];
        for (int k = 0; k < STRATA; k++) {
            steps[k] = starts.steps((k + 0.5) / STRATA);
        }
        double[] escaping = Arrays.stream(steps).filter(Double::isFinite).toArray();
        double[] shares = new double[escaping.length];
        Arrays.fill(shares, (1 - starts.held(steps)) / escaping.length);
        return SurvivalCurve.ofStarts(escaping, shares, horizon);
    }

    /** Steps from the start below which a share of the starts lies. */
    private double steps(double share) {
        Problem from = new Problem(
                problem.model(),
                problem.dimension(),
                problem.eta(),
                new InitialCondition.Fixed(grid.quantile(share)),
                problem.escape(),
                problem.batch());
        return MeanDynamics.escapeStep(from, gamma);
    }

    private boolean stays(double share) {
        return steps(share) == Double.POSITIVE_INFINITY;
    }

    /** The share of the starts that are never let go, from those followed, the middle and both ends of the start's law. */
    private double held(double[] steps) {
        double held = 0;
        double share = EDGE;
        boolean stays = stays(share);
        for (int k = 0; k <= STRATA; k++) {
            if (2 * k == STRATA) {
                boolean middle = stays(0.5);
                held += held(share, stays, 0.5, middle);
                share = 0.5;
                stays = middle;
            }
            double next = k == STRATA ? 1 - EDGE : (k + 0.5) / STRATA;
            boolean nextStays = k == STRATA ? stays(next) : steps[k] == Double.POSITIVE_INFINITY;
            held += held(share, stays, next, nextStays);
            share = next;
            stays = nextStays;
        }
        return held;
    }

    /** The same of the starts between two shares, at each of which it is known whether the start stays. */
    private double held(double low, boolean lowStays, double high, boolean highStays) {
        if (lowStays == highStays) {
            return lowStays ? high - low : 0;
        }
        double from = low;
        double to = high;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (from + to) / 2;
            if (stays(middle) == lowStays) {
                from = middle;
            } else {
                to = middle;
            }
        }
        double change = (from + to) / 2;
        return lowStays ? change - low : high - change;
    }
}
