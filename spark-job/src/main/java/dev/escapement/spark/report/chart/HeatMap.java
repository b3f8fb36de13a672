package dev.escapement.spark.report.chart;

import java.util.List;

/**
 * Numbers over a table.
 *
 * @param xLabel what the columns are
 * @param xs the columns
 * @param yLabel what the rows are
 * @param ys the rows
 * @param valueLabel what the numbers are
 * @param cells those that are known
 */
public record HeatMap(
        @Typographic String title,
        @Typographic String xLabel,
        @Typographic List<String> xs,
        @Typographic String yLabel,
        @Typographic List<String> ys,
        @Typographic String valueLabel,
        List<Cell> cells)
        implements Chart {

    /** A number by the index of its column and of its row. */
    public record Cell(int x, int y, double value) {
        /** Refuses what has no colour. */
        public Cell {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the value " + value + " is not finite");
            }
        }
    }
}
