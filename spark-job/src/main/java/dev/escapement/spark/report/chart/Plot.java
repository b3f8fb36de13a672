package dev.escapement.spark.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Series over two axes.
 *
 * @param series drawn in this order; those of one name are one entry of the legend
 */
public record Plot(@Typographic String title, Axis x, Axis y, List<Series> series) implements Chart {
    /**
     * Refuses what an axis does not have.
     *
     * @throws IllegalArgumentException if a value on a logarithmic axis is not above 0
     */
    public Plot {
        check(x, series.stream().flatMapToDouble(Series::xs));
        check(y, series.stream().flatMapToDouble(Series::ys));
    }

    private static void check(Axis axis, DoubleStream values) {
        if (axis.logarithmic() && !values.allMatch(value -> value > 0)) {
            throw new IllegalArgumentException(
                    "the logarithmic axis \"" + axis.label() + "\" has a value that is not above 0");
        }
    }
}
