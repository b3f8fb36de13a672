package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;

/** The change of the overlap in one step from {@code |w| = 1}, ready for any outer learning rate gamma. */
public sealed interface MeanStep permits BatchMoments, StepMoments {
    /** m, before the step. */
    double overlap();

    /** D: the mean change of the overlap per unit of gamma, to first order. */
    double drift();

    /** To second order a projected step's mean map is {@code gamma D - gamma^2 m} times this. */
    double contraction();

    /** G: the mean change of the overlap; 0 where it is no number. */
    double increment(double gamma);

    /** The variance of that change; 0 where it is no number. */
    double variance(double gamma);

    /** Where the step takes the overlap. */
    Landings landings(double gamma);

    /**
     * The law of the change of the overlap in a step.
     *
     * @param change of it; NaN where the step is no number, and the run diverges
     * @param weight probabilities; what they lack of 1 stays where it is
     * @param mean of the change, where the sum over it would drown in rounding
     */
    record Landings(double[] change, double[] weight, double mean) {}

    /** Makes the steps of a problem at any overlap. */
    interface Source {
        /** The step at overlap {@code m} in (-1, 1) and {@code |w| = 1}. */
        MeanStep at(double m);

        /**
         * For a problem.
         *
         * @param series the drift's coefficients
         * @param nodes of a Gauss-Hermite axis
         */
        static Source of(Problem problem, Drift series, int nodes) {
            return problem.batch() == 1
                    ? new StepMoments.Source(problem, series, nodes)
                    : new BatchMoments.Source(problem, series, nodes);
        }
    }
}
