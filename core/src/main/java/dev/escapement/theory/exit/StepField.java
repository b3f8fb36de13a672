package dev.escapement.theory.exit;

import dev.escapement.theory.meanmap.MeanStep;
import dev.escapement.theory.meanmap.OverlapPanel;
import dev.escapement.theory.meanmap.StepPanel;
import dev.escapement.theory.meanmap.StepPanel.Field;
import dev.escapement.theory.quadrature.LegendreSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and variance of a step at increasing overlaps: interpolated on panels whose estimated error is within
 * {@link StepPanel#TOLERANCE}, exact elsewhere, as near a zero of the mean.
 */
public final class StepField {
    private final MeanStep.Source steps;
    private final double gamma;
    private final double[] points;
    private final double[] mean;
    private final double[] variance;

    /**
     * The field of a problem at an outer learning rate.
     *
     * @param points increasing
     * @param scale of the panel across 0: about {@code d^(-1/2)}
     */
    public StepField(MeanStep.Source steps, double gamma, double[] points, double scale) {
        this.steps = steps;
        this.gamma = gamma;
        this.points = points;
        mean = new double[points.length];
        variance = new double[points.length];
        int first = 0;
        for (OverlapPanel panel : OverlapPanel.between(points[0], points[points.length - 1], scale)) {
            first = fill(panel, first);
        }
    }

    /** The mean change of the overlap in a step at every point. */
    public double[] mean() {
        return mean;
    }

    /** The variance of that change. */
    public double[] variance() {
        return variance;
    }

    /** Fills the points of a panel, the first of which has the given index; returns the index after the last. */
    private int fill(OverlapPanel panel, int first) {
        int found = Arrays.binarySearch(points, first, points.length, panel.to());
        int end = found >= 0 ? found + 1 : -found - 1;
        if (end - first <= LegendreSeries.TERMS) {
            for (int i = first; i < end; i++) {
                MeanStep step = steps.at(points[i]);
                mean[i] = step.increment(gamma);
                variance[i] = step.variance(gamma);
            }
        } else if (!interpolated(new StepPanel(steps, panel), first, end)) {
            int from = first;
            for (OverlapPanel half : panel.halves()) {
                from = fill(half, from);
            }
        }
        return end;
    }

    private boolean interpolated(StepPanel panel, int first, int end) {
        List<MeanStep> nodes = panel.nodes();
        double[] increments = new double[nodes.size()];
        double[] logarithms = new double[nodes.size()];
        for (int j = 0; j < nodes.size(); j++) {
            increments[j] = nodes.get(j).increment(gamma);
            logarithms[j] = StrictMath.log(Math.max(nodes.get(j).variance(gamma), Double.MIN_NORMAL));
        }
        Field field = panel.field(gamma, increments);
        LegendreSeries logVariance = LegendreSeries.through(logarithms);
        boolean resolved = logVariance.error() <= StepPanel.TOLERANCE;
        for (int i = first; i < end && resolved; i++) {
            double x = panel.overlaps().coordinate(points[i]);
            mean[i] = field.at(x);
            variance[i] = StrictMath.exp(logVariance.at(x));
            resolved = field.resolved(x);
        }
        return resolved;
    }
}
