package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.figure.Ticks.Tick;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** The rectangle of a plot and what stands around it: where a point lies, ticks, labels. */
record Frame(Axis x, Axis y, Rectangle2D box, Lettering letters) {
    private static final double TICK = 5;
    private static final double MINOR_TICK = 3;
    private static final double GAP = 4;
    private static final double TOP = 8;
    private static final double RIGHT = 14;

    /** As large as fits into a width and height with its labels. */
    static Frame within(Plot plot, double width, double height, Lettering letters) {
        double widest = Ticks.of(plot.y()).stream()
                .mapToDouble(tick -> letters.width(tick.label()))
                .max()
                .orElse(0);
        double left = Lettering.LINE + GAP + widest + GAP + TICK;
        double bottom = TICK + Lettering.LINE + Lettering.LINE;
        return new Frame(
                plot.x(),
                plot.y(),
                new Rectangle2D.Double(left, TOP, width - left - RIGHT, height - TOP - bottom),
                letters);
    }

    Point2D at(double valueX, double valueY) {
        return new Point2D.Double(
                box.getX() + box.getWidth() * share(x, valueX), box.getMaxY() - box.getHeight() * share(y, valueY));
    }

    private static double share(Axis axis, double value) {
        if (!axis.logarithmic()) {
            return (value - axis.from()) / (axis.to() - axis.from());
        }
        return Math.log(value / axis.from()) / Math.log(axis.to() / axis.from());
    }

    /** The grid, which lies behind all series. */
    void paintGrid(Graphics2D graphics) {
        graphics.setColor(Paper.GRID);
        graphics.setStroke(new BasicStroke(0.8f));
        for (Tick tick : Ticks.of(x)) {
            if (!tick.minor()) {
                double at = at(tick.value(), y.from()).getX();
                graphics.draw(new Line2D.Double(at, box.getMinY(), at, box.getMaxY()));
            }
        }
        for (Tick tick : Ticks.of(y)) {
            if (!tick.minor()) {
                double at = at(x.from(), tick.value()).getY();
                graphics.draw(new Line2D.Double(box.getMinX(), at, box.getMaxX(), at));
            }
        }
    }

    /** Box, ticks and labels, which lie before them. */
    void paint(Graphics2D graphics) {
        graphics.setColor(Paper.INK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(box);
        for (Tick tick : Ticks.of(x)) {
            double at = at(tick.value(), y.from()).getX();
            double length = tick.minor() ? MINOR_TICK : TICK;
            graphics.draw(new Line2D.Double(at, box.getMaxY(), at, box.getMaxY() + length));
            letters.write(graphics, tick.label(), at, box.getMaxY() + TICK + Lettering.LINE / 2, 0.5);
        }
        for (Tick tick : Ticks.of(y)) {
            double at = at(x.from(), tick.value()).getY();
            double length = tick.minor() ? MINOR_TICK : TICK;
            graphics.draw(new Line2D.Double(box.getMinX() - length, at, box.getMinX(), at));
            letters.write(graphics, tick.label(), box.getMinX() - TICK - GAP, at, 1);
        }
        letters.write(graphics, x.label(), box.getCenterX(), box.getMaxY() + TICK + 1.5 * Lettering.LINE, 0.5);
        letters.writeUpwards(graphics, y.label(), Lettering.LINE / 2, box.getCenterY());
    }
}
