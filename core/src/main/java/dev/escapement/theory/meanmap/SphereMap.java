package dev.escapement.theory.meanmap;

import dev.escapement.theory.meanmap.StepPanel.Field;
import java.util.List;

/**
 * The mean map {@code m -> m + G(m)} of a geometry that normalises, along one path of overlaps. What does not depend on
 * gamma is computed once.
 */
public final class SphereMap implements EscapeClock {
    /** The share of the first order that the others may have where a step counts as linear in gamma. */
    private static final double LINEAR = 0.1;

    private final EscapePath path;
    private final MeanStep.Source steps;
    private final List<StepPanel> panels;
    /** Where the mean map stood still last, to be looked at first. */
    private MeanStep stopped;

    /** The map along a path. */
    SphereMap(EscapePath path, MeanStep.Source steps) {
        this.path = path;
        this.steps = steps;
        panels =
                path.panels().stream().map(panel -> new StepPanel(steps, panel)).toList();
    }

    @Override
    public double flow(double gamma, double most) {
        if (stopped != null && !onward(stopped.increment(gamma))) {
            return Double.POSITIVE_INFINITY;
        }
        return sum(panels, gamma, most);
    }

    private double sum(List<StepPanel> along, double gamma, double most) {
        double sum = 0;
        for (StepPanel panel : along) {
            sum += steps(panel, gamma, most - sum);
            if (sum >= most) {
                break;
            }
        }
        return sum;
    }

    private double steps(StepPanel panel, double gamma, double most) {
        List<MeanStep> nodes = panel.nodes();
        double[] increments = new double[nodes.size()];
        for (int j = 0; j < nodes.size(); j++) {
            increments[j] = nodes.get(j).increment(gamma);
            if (!onward(increments[j])) {
                stopped = nodes.get(j);
                return Double.POSITIVE_INFINITY;
            }
        }
        Field field = panel.field(gamma, increments);
        Passage passage = Passage.along(panel.overlaps(), field, path.direction());
        if (passage.resolved()) {
            return passage.steps();
        }
        return panel.divisible() ? sum(panel.halves(), gamma, most) : Double.POSITIVE_INFINITY;
    }

    private boolean onward(double increment) {
        return path.direction() * increment > 0;
    }

    @Override
    public double counted(double gamma, int most) {
        double m = path.from();
        for (int step = 1; step <= most; step++) {
            m += steps.at(m).increment(gamma);
            if (path.arrived(m)) {
                return step;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean linear(double gamma) {
        for (int k = panels.size() - 1; k >= 0; k--) {
            for (MeanStep step : panels.get(k).nodes()) {
                double first = gamma * step.drift();
                if (!(Math.abs(step.increment(gamma) - first) <= LINEAR * Math.abs(first))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public double scale() {
        double zero = Double.POSITIVE_INFINITY;
        double rough = 0;
        boolean onward = true;
        for (StepPanel panel : panels) {
            for (MeanStep step : panel.nodes()) {
                onward &= onward(step.drift());
                zero = Math.min(zero, step.drift() / (step.overlap() * step.contraction()));
                rough = Math.max(rough, Math.sqrt(step.contraction()));
            }
        }
        return onward && zero > 0 ? zero / 2 : 1 / rough;
    }
}
