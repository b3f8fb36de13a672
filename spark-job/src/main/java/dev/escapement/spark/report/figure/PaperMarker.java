package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Series;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Shapes of points, as the page has them too.
 *
 * @param shape about the origin
 */
record PaperMarker(Shape shape, boolean filled) {
    static final PaperMarker DOT = new PaperMarker(new Ellipse2D.Double(-1.6, -1.6, 3.2, 3.2), true);
    static final PaperMarker OPEN_TRIANGLE = new PaperMarker(polygon(-5, 4, 5, 4, 0, -5), false);
    private static final List<PaperMarker> SOLID = List.of(
            new PaperMarker(new Ellipse2D.Double(-4.5, -4.5, 9, 9), true),
            new PaperMarker(new Rectangle2D.Double(-4, -4, 8, 8), true),
            new PaperMarker(polygon(-5.5, 0, 0, -5.5, 5.5, 0, 0, 5.5), true),
            new PaperMarker(polygon(-5, -4, 5, -4, 0, 5), true),
            new PaperMarker(
                    polygon(-2, -5, 2, -5, 2, -2, 5, -2, 5, 2, 2, 2, 2, 5, -2, 5, -2, 2, -5, 2, -5, -2, -2, -2), true),
            new PaperMarker(polygon(-5, 0, -2.5, -4.3, 2.5, -4.3, 5, 0, 2.5, 4.3, -2.5, 4.3), true),
            new PaperMarker(
                    polygon(-5, -2, -2, -5, 0, -3, 2, -5, 5, -2, 3, 0, 5, 2, 2, 5, 0, 3, -2, 5, -5, 2, -3, 0), true));

    static PaperMarker of(Series.Marks marks) {
        return switch (marks.marker()) {
            case SOLID -> solid(marks.ink());
            case DOT -> DOT;
            case OPEN_TRIANGLE -> OPEN_TRIANGLE;
        };
    }

    /** The filled shape of an ink. */
    static PaperMarker solid(int ink) {
        return SOLID.get(Palette.shape(ink));
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    void paint(Graphics2D graphics, double x, double y) {
        Shape there = at(x, y);
        if (filled) {
            graphics.fill(there);
        } else {
            graphics.setStroke(new BasicStroke(1.3f));
            graphics.draw(there);
        }
    }

    /** An ellipse stays one, which takes less room in a file than a path. */
    private Shape at(double x, double y) {
        if (shape instanceof Ellipse2D round) {
            return new Ellipse2D.Double(x + round.getX(), y + round.getY(), round.getWidth(), round.getHeight());
        }
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
