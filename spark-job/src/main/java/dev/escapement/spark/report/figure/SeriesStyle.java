package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Stroke;

/** How a series is drawn, whatever its colour. */
enum SeriesStyle {
    STAIRS,
    /** Points with a shape of the ink's own, and their intervals. */
    SHAPES,
    DOTS,
    TRIANGLES,
    SOLID,
    DASHED,
    THIN,
    FAINT,
    DOTTED,
    /** A vertical line of what was measured. */
    RULE,
    STRIP,
    /** A vertical line of what holds in the limit. */
    DOTTED_RULE,
    BAND;

    static SeriesStyle of(Series series) {
        if (series instanceof Series.Line line) {
            return switch (line.stroke()) {
                case SOLID -> SOLID;
                case DASHED -> DASHED;
                case DOTTED -> DOTTED;
                case THIN -> THIN;
                case FAINT -> FAINT;
            };
        }
        if (series instanceof Series.Marks marks) {
            return switch (marks.marker()) {
                case SOLID -> SHAPES;
                case DOT -> DOTS;
                case OPEN_TRIANGLE -> TRIANGLES;
            };
        }
        if (series instanceof Series.Bars) {
            return SHAPES;
        }
        if (series instanceof Series.Steps) {
            return STAIRS;
        }
        if (series instanceof Series.Rule rule) {
            return rule.stroke() == Stroke.DOTTED ? DOTTED_RULE : RULE;
        }
        return series instanceof Series.Band ? BAND : STRIP;
    }
}
