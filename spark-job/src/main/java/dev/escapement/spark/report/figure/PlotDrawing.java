package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/** A plot on paper: the legend below it. */
final class PlotDrawing implements Figure.Drawing {
    /** Of the width of one column; a figure that is wider grows less in height than in width. */
    private static final double SHAPE = 0.705;

    private static final double COLUMN = 86 * Figure.UNITS_PER_MM;
    private static final double SHAPE_BEYOND = 0.3;
    private static final double THIN = 1.3;
    private static final double CAP = 3;
    private static final double LEFT = 10;

    private final Plot plot;
    private final Legend legend;
    private final Frame frame;
    /** The height of the plot above its legend. */
    private final double top;

    PlotDrawing(Plot plot, Map<SeriesStyle, String> words, double width, Lettering letters) {
        this.plot = plot;
        this.legend = Legend.of(plot, words, width - LEFT, letters);
        this.top = SHAPE * Math.min(width, COLUMN) + SHAPE_BEYOND * Math.max(0, width - COLUMN);
        this.frame = Frame.within(plot, width, top, letters);
    }

    @Override
    public double height() {
        return top + legend.height();
    }

    @Override
    public void paint(Graphics2D graphics) {
        frame.paintGrid(graphics);
        Shape whole = graphics.getClip();
        graphics.clip(frame.box());
        plot.series().stream().filter(PlotDrawing::isArea).forEach(one -> paint(graphics, one));
        plot.series().stream().filter(one -> !isArea(one)).forEach(one -> paint(graphics, one));
        graphics.setClip(whole);
        frame.paint(graphics);
        legend.paint(graphics, LEFT, top);
    }

    /** Areas lie under all else. */
    private static boolean isArea(Series one) {
        return one instanceof Series.Strip || one instanceof Series.Band;
    }

    private void paint(Graphics2D graphics, Series one) {
        Color colour = Paper.colour(one.ink());
        graphics.setColor(colour);
        if (one instanceof Series.Line line) {
            graphics.setColor(line.stroke() == Stroke.FAINT ? Paper.faint(colour, 120) : colour);
            graphics.setStroke(Paper.stroke(line.stroke()));
            graphics.draw(path(line.points(), false));
        } else if (one instanceof Series.Steps steps) {
            graphics.setStroke(Paper.stroke(Stroke.SOLID));
            graphics.draw(path(steps.points(), true));
        } else if (one instanceof Series.Rule rule) {
            graphics.setStroke(Paper.stroke(rule.stroke(), THIN));
            double x = frame.at(rule.x(), plot.y().from()).getX();
            graphics.draw(
                    new Line2D.Double(x, frame.box().getMinY(), x, frame.box().getMaxY()));
        } else if (one instanceof Series.Strip strip) {
            graphics.setColor(Paper.strip(colour));
            double from = frame.at(strip.from(), plot.y().from()).getX();
            double to = frame.at(strip.to(), plot.y().from()).getX();
            graphics.fill(new Rectangle2D.Double(
                    from, frame.box().getMinY(), to - from, frame.box().getHeight()));
        } else if (one instanceof Series.Band band) {
            graphics.setColor(Paper.faint(colour, 30));
            double top = frame.at(plot.x().from(), band.to()).getY();
            double bottom = frame.at(plot.x().from(), band.from()).getY();
            graphics.fill(new Rectangle2D.Double(
                    frame.box().getMinX(), top, frame.box().getWidth(), bottom - top));
        } else if (one instanceof Series.Bars bars) {
            graphics.setStroke(Paper.stroke(Stroke.SOLID, THIN));
            bars.bars().forEach(bar -> paint(graphics, bar));
        } else if (one instanceof Series.Marks marks) {
            if (marks.marker() == Series.Marker.DOT) {
                graphics.setColor(Paper.faint(colour, 110));
            }
            PaperMarker marker = PaperMarker.of(marks);
            for (Point point : marks.points()) {
                Point2D at = frame.at(point.x(), point.y());
                marker.paint(graphics, at.getX(), at.getY());
            }
        }
    }

    /** An interval; an open end has no cap and runs to the edge. */
    private void paint(Graphics2D graphics, Bar bar) {
        Point2D low = frame.at(bar.x(), bar.low() == null ? plot.y().from() : bar.low());
        Point2D high = frame.at(bar.x(), bar.high() == null ? plot.y().to() : bar.high());
        graphics.draw(new Line2D.Double(low, high));
        if (bar.low() != null) {
            graphics.draw(new Line2D.Double(low.getX() - CAP, low.getY(), low.getX() + CAP, low.getY()));
        }
        if (bar.high() != null) {
            graphics.draw(new Line2D.Double(high.getX() - CAP, high.getY(), high.getX() + CAP, high.getY()));
        }
    }

    private Shape path(List<Point> points, boolean stairs) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            Point2D at = frame.at(point.x(), point.y());
            if (path.getCurrentPoint() == null) {
                path.moveTo(at.getX(), at.getY());
                continue;
            }
            if (stairs) {
                path.lineTo(at.getX(), path.getCurrentPoint().getY());
            }
            path.lineTo(at.getX(), at.getY());
        }
        return path;
    }
}
