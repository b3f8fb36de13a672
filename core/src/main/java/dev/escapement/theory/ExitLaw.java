package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.exit.CarriedStarts;
import dev.escapement.theory.exit.EscapeCurve;
import dev.escapement.theory.exit.MeanFlow;
import dev.escapement.theory.exit.OverlapChain;
import dev.escapement.theory.exit.OverlapGrid;
import dev.escapement.theory.exit.StepField;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.MeanStep;

/**
 * The law of the escape step T of a problem at an outer learning rate, the initial overlap drawn as in the runs: the overlap is a
 * Markov chain, and its law is computed on a grid, jumps and all. For the euclidean geometry, whose norm is a second dimension,
 * only the start is random: the mean flow carries it.
 */
public final class ExitLaw {
    /** How a law is computed. */
    public enum Kind {
        /** The overlap's Markov chain. */
        CHAIN("chain"),
        /** The mean flow from a random start. */
        FLOW("flow"),
        /** Theory has none. */
        NONE("none");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in tables. */
        public String label() {
            return label;
        }
    }

    private final EscapeCurve curve;

    private ExitLaw(EscapeCurve curve) {
        this.curve = curve;
    }

    /** How the law of a model is computed. */
    public static Kind kind(Model model) {
        if (Coverage.gap(model).isPresent()) {
            return Kind.NONE;
        }
        return model.geometry().normalises() ? Kind.CHAIN : Kind.FLOW;
    }

    /**
     * The law up to a horizon.
     *
     * @param gamma positive
     * @param horizon steps, positive, at which the law is cut off
     */
    public static ExitLaw of(Problem problem, double gamma, double horizon) {
        if (kind(problem.model()) == Kind.FLOW) {
            return new ExitLaw(CarriedStarts.law(problem, gamma, horizon));
        }
        return new ExitLaw(OverlapChain.of(problem, steps(problem, MeanDynamics.nodes(problem)), gamma, horizon));
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
        StepField field = field(problem, steps(problem, MeanDynamics.nodes(problem) / 2), gamma, grid);
        return new ExitLaw(new MeanFlow(grid, field.mean(), problem.escape().threshold()).law(horizon));
    }

    private static StepField field(Problem problem, MeanStep.Source steps, double gamma, OverlapGrid grid) {
        return new StepField(steps, gamma, grid.points(), 1 / Math.sqrt(problem.dimension()));
    }

    private static MeanStep.Source steps(Problem problem, int nodes) {
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
