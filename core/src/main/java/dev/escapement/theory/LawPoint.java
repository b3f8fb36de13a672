package dev.escapement.theory;

import dev.escapement.algorithm.Problem;

/**
 * Quartiles of the law of the escape step at a dimension, in steps. A quartile that is not reached within {@link #HORIZON} is
 * positive infinity; one that could not be computed is NaN, and so are all where there is no law.
 */
public record LawPoint(double dimension, double q25, double median, double q75) {
    /** Steps after which a run that has not escaped is said never to do so. */
    public static final double HORIZON = 1e100;

    /**
     * The quartiles of a problem's law.
     *
     * @param gamma positive
     */
    static LawPoint of(Problem problem, double gamma) {
        ExitLaw law = ExitLaw.of(problem, gamma, HORIZON);
        return new LawPoint(problem.dimension(), law.quantile(0.25), law.quantile(0.5), law.quantile(0.75));
    }

    /** The point of a dimension without a law. */
    static LawPoint none(double dimension) {
        return new LawPoint(dimension, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Whether no quartile is NaN. */
    public boolean known() {
        return !Double.isNaN(q25) && !Double.isNaN(median) && !Double.isNaN(q75);
    }
}
