package dev.escapement.theory;

import java.util.List;

/**
 * The mean map {@code m -> m + G(m)} of a geometry that normalises, along one path of overlaps. What does not depend on
 * gamma is computed once, in the constructor.
 */
final class SphereMap implements EscapeClock {
    /** Steps below which the integral over overlaps stands for a sum of too few terms. */
    private static final double FEW = 10;

    private static final int MOST_ITERATIONS = 1000;

    private final EscapePath path;
    private final StepFactory steps;
    private final StepMoments[][] moments;
    private final double[][] drifts;
    /** Where the mean map stood still last, to be looked at first. */
    private StepMoments stopped;

    /** The map along a path. */
    SphereMap(EscapePath path, StepFactory steps) {
        this.path = path;
        this.steps = steps;
        List<EscapePath.Panel> panels = path.panels();
        moments = new StepMoments[panels.size()][EscapePath.NODES];
        drifts = new double[panels.size()][];
        for (int k = 0; k < moments.length; k++) {
            double[] logarithms = new double[EscapePath.NODES];
            boolean onward = true;
            for (int j = 0; j < EscapePath.NODES; j++) {
                moments[k][j] = steps.at(panels.get(k).overlaps[j]);
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

    @Override
    public double escapeStep(double gamma) {
        double integral = integral(gamma);
        return integral < FEW ? iterate(gamma) : integral;
    }

    private double integral(double gamma) {
        if (stopped != null && !(path.direction() * stopped.increment(gamma) > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int k = 0; k < moments.length; k++) {
            double[] values = new double[EscapePath.NODES];
            for (int j = 0; j < EscapePath.NODES; j++) {
                double speed = path.direction() * moments[k][j].increment(gamma);
                if (!(speed > 0)) {
                    stopped = moments[k][j];
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
                sum += lengths[i] / speed;
            }
        }
        return sum;
    }

    private double iterate(double gamma) {
        double m = path.from();
        for (int step = 1; step <= MOST_ITERATIONS; step++) {
            m += steps.at(m).increment(gamma);
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
