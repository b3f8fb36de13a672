package dev.escapement.inference.growth;

import java.util.List;

/**
 * A law of growth {@code T = C d^alpha}, or {@code C d^alpha log d}, to draw beside typical times: C is such that it passes
 * through their centre.
 *
 * @param logPrefactor log C
 */
public record GrowthLaw(double logPrefactor, double alpha, boolean logFactor) {
    /** A typical time at a dimension, in steps. */
    public record Point(double dimension, double steps) {}

    /**
     * The law with this exponent that passes through the centre of the points, on the log scale.
     *
     * @param points at least one
     */
    public static GrowthLaw through(List<Point> points, double alpha, boolean logFactor) {
        GrowthLaw unit = new GrowthLaw(0, alpha, logFactor);
        double sum = 0;
        for (Point point : points) {
            sum += StrictMath.log(point.steps() / unit.at(point.dimension()));
        }
        return new GrowthLaw(sum / points.size(), alpha, logFactor);
    }

    /** T at a dimension, in steps. */
    public double at(double dimension) {
        double log = StrictMath.log(dimension);
        return StrictMath.exp(logPrefactor + alpha * log) * (logFactor ? log : 1);
    }
}
