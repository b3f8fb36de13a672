package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import java.util.OptionalDouble;

/**
 * Quartiles of the law of the escape step at a dimension, in steps. One that is not reached within {@link #PATIENCE} times the mean
 * map's escape step, or d^3 steps where that is infinite, is positive infinity; one that could not be computed is NaN, and so are all where there is no law.
 */
public record LawPoint(double dimension, double q25, double median, double q75) {
    /** Mean-map escape steps after which a run that has not escaped is said never to do so. */
    public static final double PATIENCE = 1e4;

    /**
     * The quartiles of a problem's law.
     *
     * @param gamma positive
     * @param escapeStep the mean map's
     */
    static LawPoint of(Problem problem, double gamma, OptionalDouble escapeStep) {
        ExitLaw law = law(problem, gamma, escapeStep);
        return new LawPoint(problem.dimension(), law.quantile(0.25), law.quantile(0.5), law.quantile(0.75));
    }

    /** The same, but of the quartiles only the median, which is had sooner; the others are NaN. */
    static LawPoint ofMedian(Problem problem, double gamma, OptionalDouble escapeStep) {
        double median = law(problem, gamma, escapeStep).quantile(0.5);
        return new LawPoint(problem.dimension(), Double.NaN, median, Double.NaN);
    }

    private static ExitLaw law(Problem problem, double gamma, OptionalDouble escapeStep) {
        // Where the mean map never escapes noise may; he4 takes about d^3.
        double late = escapeStep.orElse(StrictMath.pow(problem.dimension(), 3));
        return ExitLaw.of(problem, gamma, PATIENCE * late);
    }

    /** The point of a dimension without a law. */
    static LawPoint none(double dimension) {
        return new LawPoint(dimension, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Whether no quartile is NaN. */
    public boolean known() {
        return !Double.isNaN(q25) && !Double.isNaN(median) && !Double.isNaN(q75);
    }

    /** Whether no quartile is infinite. */
    public boolean reached() {
        return q25 != Double.POSITIVE_INFINITY && median != Double.POSITIVE_INFINITY && q75 != Double.POSITIVE_INFINITY;
    }
}
