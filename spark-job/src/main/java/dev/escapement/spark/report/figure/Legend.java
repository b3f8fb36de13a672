package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of series in rows, each beside a sample of one that has it. */
record Legend(List<List<Series>> rows) {
    private static final double SAMPLE = 26;
    private static final double GAP = 5;
    private static final double BETWEEN = 14;

    /** In as many rows as a width takes. */
    static Legend of(Plot plot, double width) {
        List<List<Series>> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        double left = 0;
        for (Series series : plot.series()) {
            if (!seen.add(series.name())) {
                continue;
            }
            Series one = sample(plot, series.name());
            double needed = entry(one);
            if (rows.isEmpty() || needed > left) {
                rows.add(new ArrayList<>());
                left = width;
            }
            rows.get(rows.size() - 1).add(one);
            left -= needed;
        }
        return new Legend(rows);
    }

    /** What tells a name best: its points, if it has any. */
    private static Series sample(Plot plot, String name) {
        List<Series> named =
                plot.series().stream().filter(one -> one.name().equals(name)).toList();
        return named.stream()
                .filter(one -> one instanceof Series.Marks marks && marks.marker() != Series.Marker.OPEN_TRIANGLE)
                .findFirst()
                .orElse(named.get(0));
    }

    private static double entry(Series one) {
        return SAMPLE + GAP + Paper.width(one.name()) + BETWEEN;
    }

    double height() {
        return rows.size() * Paper.LINE + GAP;
    }

    void paint(Graphics2D graphics, double x, double y) {
        double middle = y + Paper.LINE / 2;
        for (List<Series> row : rows) {
            double at = x;
            for (Series one : row) {
                graphics.setColor(Paper.colour(one.ink()));
                if (one instanceof Series.Marks marks) {
                    PaperMarker.of(marks).paint(graphics, at + SAMPLE / 2, middle);
                } else {
                    Stroke stroke = one instanceof Series.Line line ? line.stroke() : Stroke.SOLID;
                    graphics.setStroke(Paper.stroke(stroke));
                    graphics.draw(new Line2D.Double(at, middle, at + SAMPLE, middle));
                }
                graphics.setColor(Paper.INK);
                Paper.write(graphics, one.name(), at + SAMPLE + GAP, middle, 0);
                at += entry(one);
            }
            middle += Paper.LINE;
        }
    }
}
