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
     * The median follows gamma, and the best one has ten values a decade: over two decades powers of d fall on its grid again,
     * and the slope has no part of the rounding.
     */
    private static final double DECADE = 10;
    /** Below it a tenth of the dimension would be another regime. */
    private static final double WIDE = 1000;

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

    /** The dimensions that a curve needs for a local exponent at one, ascending. */
    public static List<Double> under(double dimension) {
        double spread = dimension < WIDE ? FiniteSizeCurve.SPREAD : DECADE;
        return List.of(Math.max(2, dimension / spread), dimension, spread * dimension);
    }

    /** The local exponent at a dimension: the slope between the outer two of {@link #under}. */
    public OptionalDouble localAlpha(double dimension) {
        List<Double> under = under(dimension);
        return alpha(under.get(0), under.get(2));
    }

    private static OptionalDouble finite(double steps) {
        return Double.isFinite(steps) ? OptionalDouble.of(steps) : OptionalDouble.empty();
    }
}
