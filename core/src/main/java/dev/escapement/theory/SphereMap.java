package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import java.util.List;

/**
 * The mean map {@code m -> m + G(m)} of a geometry that normalises, along one path of overlaps. What does not depend on
 * gamma is computed once, in the constructor.
 */
final class SphereMap implements EscapeClock {
    /** From here on {@code |x|^2} is d to every digit that matters, and psi is evaluated there. */
    private static final double LARGE = 65536;

    /** Steps below which the integral over overlaps stands for a sum of too few terms. */
    private static final double FEW = 10;

    private static final int MOST_ITERATIONS = 1000;

    private final Problem problem;
    private final EscapePath path;
    private final Axes axes;
    private final Kinks kinks;
    private final Drift series;
    private final StepMoments[][] moments;
    private final double[][] drifts;

    /**
     * The map along a path.
     *
     * @param series the drift's coefficients
     * @param nodes of a Gauss-Hermite axis
     */
    SphereMap(Problem problem, EscapePath path, Drift series, int nodes) {
        this.problem = problem;
        this.path = path;
        this.series = series;
        Model model = problem.model();
        axes = Axes.bounded(model, problem.dimension(), nodes);
        kinks = new Kinks(model, problem.eta(), problem.dimension(), problem.dimension() >= LARGE);
        List<EscapePath.Panel> panels = path.panels();
        moments = new StepMoments[panels.size()][EscapePath.NODES];
        drifts = new double[panels.size()][];
        for (int k = 0; k < moments.length; k++) {
            double[] logarithms = new double[EscapePath.NODES];
            boolean onward = true;
            for (int j = 0; j < EscapePath.NODES; j++) {
                moments[k][j] = at(panels.get(k).overlaps[j]);
                double drift = path.direction() * moments[k][j].drift();
                onward &= drift > 0;
                logarithms[j] = onward ? StrictMath.log(drift) : 0;
            }
            if (onward) {
                drifts[k] = EscapePath.interpolate(logarithms);
                for (int i = 0; i < EscapePath.FINE; i++) {
                    drifts[k][i] = StrictMath.exp(drifts[k][i]);
                }
            }
        }
    }

    private StepMoments at(double m) {
        double dimension = problem.dimension();
        Lattice lattice = new Lattice(problem.model(), axes, kinks, m, 1);
        return new StepMoments(
                problem.model(),
                problem.eta(),
                lattice,
                m,
                dimension,
                dimension >= LARGE ? dimension : Double.NaN,
                series);
    }

    @Override
    public double escapeStep(double gamma) {
        double steps = integral(gamma);
        return steps < FEW ? iterate(gamma) : steps;
    }

    private double integral(double gamma) {
        double steps = 0;
        for (int k = 0; k < moments.length; k++) {
            double[] values = new double[EscapePath.NODES];
            for (int j = 0; j < EscapePath.NODES; j++) {
                double speed = path.direction() * moments[k][j].increment(gamma);
                if (!(speed > 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                values[j] = drifts[k] == null ? speed : speed / (path.direction() * gamma * moments[k][j].drift());
            }
            double[] fine = EscapePath.interpolate(values);
            double[] lengths = path.panels().get(k).lengths;
            for (int i = 0; i < EscapePath.FINE; i++) {
                double speed = drifts[k] == null ? fine[i] : fine[i] * gamma * drifts[k][i];
                if (!(speed > 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                steps += lengths[i] / speed;
            }
        }
        return steps;
    }

    private double iterate(double gamma) {
        double m = path.from();
        for (int step = 1; step <= MOST_ITERATIONS; step++) {
            m += at(m).increment(gamma);
            if (path.direction() * m >= Math.abs(path.to())) {
                return step;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double scale() {
        double zero = Double.POSITIVE_INFINITY;
        double rough = 0;
        boolean onward = true;
        for (StepMoments[] panel : moments) {
            for (StepMoments step : panel) {
                onward &= path.direction() * step.drift() > 0;
                zero = Math.min(zero, step.drift() / (step.overlap() * step.contraction()));
                rough = Math.max(rough, Math.sqrt(step.contraction()));
            }
        }
        return onward && zero > 0 ? zero / 2 : 1 / rough;
    }

    @Override
    public boolean onward() {
        for (StepMoments[] panel : moments) {
            for (StepMoments step : panel) {
                if (!(path.direction() * step.drift() > 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
