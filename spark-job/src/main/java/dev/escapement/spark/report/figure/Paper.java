package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** How charts look on paper. Lengths are in units of {@link Figure}. */
final class Paper {
    /** The height of a line of text. */
    static final double LINE = 18;

    static final Color INK = new Color(0x1C1E21);
    static final Color GRID = new Color(0xE4E4E4);

    private static final double WIDTH = 1.8;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    /** From the baseline up to the middle of small letters. */
    private static final double MIDDLE = 5;

    private Paper() {}

    static Color colour(int ink) {
        return Color.decode(Palette.STANDARD.onWhite(ink));
    }

    static Color faint(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
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

    static double width(String text) {
        return FONT.getStringBounds(text, CONTEXT).getWidth();
    }

    /** Writes a text whose middle line is at y; {@code align} of its width lies to the left of x. */
    static void write(Graphics2D graphics, String text, double x, double y, double align) {
        graphics.setFont(FONT);
        graphics.drawString(text, (float) (x - align * width(text)), (float) (y + MIDDLE));
    }

    /** Writes a text upwards, centred. */
    static void writeUpwards(Graphics2D graphics, String text, double x, double y) {
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        write(graphics, text, 0, 0, 0.5);
        graphics.rotate(Math.PI / 2);
        graphics.translate(-x, -y);
    }
}
