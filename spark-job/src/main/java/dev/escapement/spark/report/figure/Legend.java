package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of series in rows, each beside a sample of one that has it; below them, without a colour, what line styles and
 * shapes stand for, where several series share a name.
 */
record Legend(List<List<Entry>> rows, Lettering letters) {
    private static final double SAMPLE = 26;
    private static final double GAP = 5;
    private static final double BETWEEN = 14;
    private static final double STRIP_HEIGHT = 10;
    private static final double INTERVAL = 8;
    private static final double INTERVAL_WIDTH = 1.3;

    /**
     * A text beside a sample in this style and colour.
     *
     * @param interval whether points are shown with one
     */
    record Entry(String text, SeriesStyle style, int ink, boolean interval) {
        double width(Lettering letters) {
            return SAMPLE + GAP + letters.width(text) + BETWEEN;
        }
    }

    /**
     * In as many rows as a width takes.
     *
     * @param words what styles stand for
     */
    static Legend of(Plot plot, Map<SeriesStyle, String> words, double width, Lettering letters) {
        Map<String, List<Series>> named = new LinkedHashMap<>();
        plot.series()
                .forEach(series -> named.computeIfAbsent(series.name(), name -> new ArrayList<>())
                        .add(series));
        List<Entry> names = named.entrySet().stream()
                .map(entry -> {
                    Series sample = sample(entry.getValue());
                    return new Entry(entry.getKey(), SeriesStyle.of(sample), sample.ink(), false);
                })
                .toList();
        List<List<Entry>> rows = new ArrayList<>(rows(names, width, letters));
        rows.addAll(rows(styles(named.values(), words), width, letters));
        return new Legend(rows, letters);
    }

    /** What tells a name best: its points, if it has any. */
    private static Series sample(List<Series> named) {
        return named.stream()
                .filter(one -> SeriesStyle.of(one) == SeriesStyle.SHAPES)
                .findFirst()
                .or(() -> named.stream()
                        .filter(one -> !(one instanceof Series.Strip
                                || one instanceof Series.Band
                                || one instanceof Series.Rule))
                        .findFirst())
                .orElse(named.get(0));
    }

    /** The styles that a name does not tell, because series of several styles share it. */
    private static List<Entry> styles(Collection<List<Series>> named, Map<SeriesStyle, String> words) {
        Set<SeriesStyle> shared = EnumSet.noneOf(SeriesStyle.class);
        for (List<Series> series : named) {
            Set<SeriesStyle> styles = EnumSet.noneOf(SeriesStyle.class);
            series.forEach(one -> styles.add(SeriesStyle.of(one)));
            if (styles.size() > 1) {
                Series sample = sample(series);
                if (sample.ink() == Palette.NEUTRAL) {
                    // Beside its name stands what the key would show again.
                    styles.remove(SeriesStyle.of(sample));
                }
                shared.addAll(styles);
            }
        }
        boolean intervals = named.stream().flatMap(List::stream).anyMatch(Series.Bars.class::isInstance);
        return shared.stream()
                .filter(words::containsKey)
                .map(style -> new Entry(words.get(style), style, Palette.NEUTRAL, intervals))
                .toList();
    }

    private static List<List<Entry>> rows(List<Entry> entries, double width, Lettering letters) {
        List<List<Entry>> rows = new ArrayList<>();
        double left = 0;
        for (Entry entry : entries) {
            double needed = entry.width(letters);
            if (rows.isEmpty() || needed > left + BETWEEN) {
                rows.add(new ArrayList<>());
                left = width;
            }
            rows.get(rows.size() - 1).add(entry);
            left -= needed;
        }
        return rows;
    }

    double height() {
        return rows.size() * Lettering.LINE + GAP;
    }

    void paint(Graphics2D graphics, double x, double y) {
        double middle = y + Lettering.LINE / 2;
        for (List<Entry> row : rows) {
            double at = x;
            for (Entry entry : row) {
                paint(graphics, entry, at, middle);
                graphics.setColor(Paper.INK);
                letters.write(graphics, entry.text(), at + SAMPLE + GAP, middle, 0);
                at += entry.width(letters);
            }
            middle += Lettering.LINE;
        }
    }

    private static void paint(Graphics2D graphics, Entry entry, double x, double y) {
        Color colour = Paper.colour(entry.ink());
        graphics.setColor(colour);
        switch (entry.style()) {
            case SHAPES -> {
                if (entry.interval()) {
                    graphics.setStroke(Paper.stroke(Stroke.SOLID, INTERVAL_WIDTH));
                    graphics.draw(new Line2D.Double(x + SAMPLE / 2, y - INTERVAL, x + SAMPLE / 2, y + INTERVAL));
                }
                PaperMarker.solid(entry.ink()).paint(graphics, x + SAMPLE / 2, y);
            }
            case DOTS -> PaperMarker.DOT.paint(graphics, x + SAMPLE / 2, y);
            case TRIANGLES -> PaperMarker.OPEN_TRIANGLE.paint(graphics, x + SAMPLE / 2, y);
            case STRIP, BAND -> {
                graphics.setColor(Paper.strip(colour));
                graphics.fill(new Rectangle2D.Double(x, y - STRIP_HEIGHT / 2, SAMPLE, STRIP_HEIGHT));
            }
            case STAIRS, SOLID -> line(graphics, Stroke.SOLID, x, y);
            case DASHED -> line(graphics, Stroke.DASHED, x, y);
            case THIN -> line(graphics, Stroke.THIN, x, y);
            case FAINT -> line(graphics, Stroke.FAINT, x, y);
            case DOTTED -> line(graphics, Stroke.DOTTED, x, y);
            case RULE -> rule(graphics, Stroke.SOLID, x, y);
            case DOTTED_RULE -> rule(graphics, Stroke.DOTTED, x, y);
        }
    }

    private static void rule(Graphics2D graphics, Stroke stroke, double x, double y) {
        graphics.setStroke(Paper.stroke(stroke));
        graphics.draw(new Line2D.Double(x + SAMPLE / 2, y - INTERVAL, x + SAMPLE / 2, y + INTERVAL));
    }

    private static void line(Graphics2D graphics, Stroke stroke, double x, double y) {
        graphics.setStroke(Paper.stroke(stroke));
        graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
}
