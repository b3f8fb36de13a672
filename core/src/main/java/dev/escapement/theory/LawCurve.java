package dev.escapement.theory;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The law of the escape step at some dimensions, with learning rates that follow their laws, and the exponents of its median
 * between them.
 *
 * @param points of distinct dimensions
 */
public record LawCurve(List<LawPoint> points) {
    /**
     * The law at one of the dimensions.
     *
     * @throws IllegalArgumentException if the curve has no such point
     */
    public LawPoint at(double dimension) {
        return points.stream()
                .filter(point -> point.dimension() == dimension)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the curve has no point at d = " + dimension));
    }

    /**
     * The slope of the median's logarithm in log d from one of the dimensions to another; empty where a median is infinite or no
     * number.
     */
    public OptionalDouble alpha(double from, double to) {
        return FiniteSizeCurve.slope(from, finite(at(from).median()), to, finite(at(to).median()));
    }

    /** The local exponent at a dimension: the slope between the outer two of {@link FiniteSizeCurve#under}. */
    public OptionalDouble localAlpha(double dimension) {
        List<Double> under = FiniteSizeCurve.under(dimension);
        return alpha(under.get(0), under.get(2));
    }

    private static OptionalDouble finite(double steps) {
        return Double.isFinite(steps) ? OptionalDouble.of(steps) : OptionalDouble.empty();
    }
}
