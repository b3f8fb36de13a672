package dev.escapement.theory;

import dev.escapement.algorithm.Model;

/** Makes the {@link StepMoments} of a problem at any overlap. */
final class StepFactory {
    /** From here on {@code |x|^2} is d to every digit that matters, and psi is evaluated there. */
    static final double LARGE = 65536;

    private final Problem problem;
    private final Drift series;
    private final QuadratureRules rules;
    private final Kinks kinks;

    /**
     * For a problem.
     *
     * @param series the drift's coefficients
     * @param nodes of a Gauss-Hermite axis
     */
    StepFactory(Problem problem, Drift series, int nodes) {
        this.problem = problem;
        this.series = series;
        Model model = problem.model();
        rules = QuadratureRules.bounded(model, problem.dimension(), nodes);
        kinks = new Kinks(model, problem.eta(), problem.dimension(), problem.dimension() >= LARGE);
    }

    /** The step at overlap {@code m} in (-1, 1) and {@code |w| = 1}. */
    StepMoments at(double m) {
        double dimension = problem.dimension();
        SampleQuadrature sample = new SampleQuadrature(problem.model(), rules, kinks, m, 1);
        double norm = dimension >= LARGE ? dimension : Double.NaN;
        return new StepMoments(problem.model(), problem.eta(), sample, m, dimension, norm, series);
    }
}
