package dev.escapement.theory.meanmap;

import dev.escapement.theory.meanmap.StepPanel.Field;
import dev.escapement.theory.quadrature.GaussRule;

/**
 * How long an interpolated mean step takes along a panel: the integral of {@code dm / |G|} by nested Gauss rules, on ever
 * shorter pieces where they differ, as they do where G is nearly 0.
 *
 * @param steps the integral; meaningless unless {@code resolved}
 * @param resolved whether G has the direction of the path and is within its tolerance at every node
 */
public record Passage(double steps, boolean resolved) {
    private static final GaussRule COARSE = GaussRule.legendre(16);
    private static final GaussRule FINE = GaussRule.legendre(32);

    /** The relative difference that the two rules may have. */
    private static final double TOLERANCE = 1e-4;

    private static final int DEEPEST = 40;

    /**
     * Along a panel.
     *
     * @param direction 1 if overlaps grow along the panel, else -1
     */
    static Passage along(OverlapPanel panel, Field field, double direction) {
        return between(panel, field, direction, -1, 1, 0);
    }

    private static Passage between(
            OverlapPanel panel, Field field, double direction, double low, double high, int depth) {
        Passage fine = sum(panel, field, direction, low, high, FINE);
        if (!fine.resolved) {
            return fine;
        }
        Passage coarse = sum(panel, field, direction, low, high, COARSE);
        if (coarse.resolved && Math.abs(fine.steps - coarse.steps) <= TOLERANCE * fine.steps || depth == DEEPEST) {
            return fine;
        }
        double middle = (low + high) / 2;
        Passage first = between(panel, field, direction, low, middle, depth + 1);
        if (!first.resolved) {
            return first;
        }
        Passage second = between(panel, field, direction, middle, high, depth + 1);
        return new Passage(first.steps + second.steps, second.resolved);
    }

    private static Passage sum(
            OverlapPanel panel, Field field, double direction, double low, double high, GaussRule rule) {
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            double x = low + (high - low) * (1 + rule.node(i)) / 2;
            double speed = direction * field.at(x);
            if (!(speed > 0) || !field.resolved(x)) {
                return new Passage(Double.NaN, false);
            }
            sum += rule.weight(i) * panel.stretch(panel.overlap(x)) / speed;
        }
        return new Passage(sum * (high - low) / 2, true);
    }
}
