package dev.escapement.spark.report.chart;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Where curves are evaluated. */
public final class Grids {
    private Grids() {}

    /** Evenly spaced logarithms, both ends included. */
    public static DoubleStream logarithmic(double from, double to, int points) {
        return linear(Math.log(from), Math.log(to), points).map(Math::exp);
    }

    /** Evenly spaced values, both ends included. */
    public static DoubleStream linear(double from, double to, int points) {
        return IntStream.range(0, points).mapToDouble(k -> from + (to - from) * k / (points - 1));
    }
}
