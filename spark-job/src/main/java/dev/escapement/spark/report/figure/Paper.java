package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;

/** Colours and strokes of charts on paper. Lengths are in units of {@link Figure}. */
final class Paper {
    static final Color INK = new Color(0x1C1E21);
    static final Color GRID = new Color(0xE4E4E4);

    private static final double WIDTH = 1.8;

    private Paper() {}

    static Color colour(int ink) {
        return Color.decode(Palette.STANDARD.onWhite(ink));
    }

    static Color faint(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** The colour of a strip, through which the grid shows. */
    static Color strip(Color colour) {
        return faint(colour, 30);
    }

    /** Of a line of a chart. */
    static BasicStroke stroke(Stroke stroke) {
        return stroke(stroke, stroke == Stroke.FAINT || stroke == Stroke.THIN ? 1 : WIDTH);
    }

    static BasicStroke stroke(Stroke stroke, double width) {
        float[] dashes = switch (stroke) {
            case SOLID, FAINT, THIN -> null;
            case DASHED -> new float[] {7, 4};
            case DOTTED -> new float[] {1.6f, 3};
        };
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
