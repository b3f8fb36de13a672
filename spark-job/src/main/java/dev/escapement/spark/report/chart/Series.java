package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** One thing drawn in a plot. Its ink is an index into the {@link Palette}, or {@link Palette#NEUTRAL}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Series.Line.class, name = "line"),
    @JsonSubTypes.Type(value = Series.Steps.class, name = "steps"),
    @JsonSubTypes.Type(value = Series.Marks.class, name = "marks"),
    @JsonSubTypes.Type(value = Series.Bars.class, name = "bars"),
    @JsonSubTypes.Type(value = Series.Rule.class, name = "rule"),
    @JsonSubTypes.Type(value = Series.Strip.class, name = "strip"),
    @JsonSubTypes.Type(value = Series.Band.class, name = "band")
})
public sealed interface Series {
    String name();

    int ink();

    /** The same under another name, in another ink. */
    Series as(String otherName, int otherInk);

    /** Where it reaches on the x axis. */
    DoubleStream xs();

    /** Where it reaches on the y axis. */
    DoubleStream ys();

    /** A point of a plot. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(double x, double y) {
        /** Refuses what no axis has. */
        public Point {
            finite(x, y);
        }
    }

    /** An interval at x; an end that is null is open. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Bar(double x, Double low, Double high) {
        /** Refuses what no axis has. */
        public Bar {
            finite(x, low == null ? 0 : low, high == null ? 0 : high);
        }
    }

    /** How a line is drawn. */
    enum Stroke {
        /** What was measured or fitted. */
        SOLID,
        /** What the law of the escape time says. */
        DASHED,
        /** What holds in the limit. */
        DOTTED,
        /** What the mean map says. */
        THIN,
        /** One of many, thin and faint. */
        FAINT
    }

    /** How a point is drawn. */
    enum Marker {
        /** A filled shape of the ink's own. */
        SOLID,
        /** One of many, small and faint. */
        DOT,
        /** An open triangle: a run that was censored there. */
        OPEN_TRIANGLE
    }

    /** Straight lines from point to point. */
    record Line(@Typographic String name, int ink, Stroke stroke, List<Point> points) implements Series {
        @Override
        public Line as(String otherName, int otherInk) {
            return new Line(otherName, otherInk, stroke, points);
        }

        @Override
        public DoubleStream xs() {
            return points.stream().mapToDouble(Point::x);
        }

        @Override
        public DoubleStream ys() {
            return points.stream().mapToDouble(Point::y);
        }
    }

    /** A function that is constant from each point to the next. */
    record Steps(@Typographic String name, int ink, List<Point> points) implements Series {
        @Override
        public Steps as(String otherName, int otherInk) {
            return new Steps(otherName, otherInk, points);
        }

        @Override
        public DoubleStream xs() {
            return points.stream().mapToDouble(Point::x);
        }

        @Override
        public DoubleStream ys() {
            return points.stream().mapToDouble(Point::y);
        }
    }

    /** Points. */
    record Marks(@Typographic String name, int ink, Marker marker, List<Point> points) implements Series {
        @Override
        public Marks as(String otherName, int otherInk) {
            return new Marks(otherName, otherInk, marker, points);
        }

        @Override
        public DoubleStream xs() {
            return points.stream().mapToDouble(Point::x);
        }

        @Override
        public DoubleStream ys() {
            return points.stream().mapToDouble(Point::y);
        }
    }

    /** Intervals along y. */
    record Bars(@Typographic String name, int ink, List<Bar> bars) implements Series {
        @Override
        public Bars as(String otherName, int otherInk) {
            return new Bars(otherName, otherInk, bars);
        }

        @Override
        public DoubleStream xs() {
            return bars.stream().mapToDouble(Bar::x);
        }

        @Override
        public DoubleStream ys() {
            return bars.stream()
                    .flatMapToDouble(bar -> DoubleStream.of(end(bar.low()), end(bar.high())))
                    .filter(Double::isFinite);
        }

        private static double end(Double end) {
            return end == null ? Double.NaN : end;
        }
    }

    /** A line across the plot at x. */
    record Rule(@Typographic String name, int ink, Stroke stroke, double x) implements Series {
        /** Refuses what no axis has. */
        public Rule {
            finite(x);
        }

        @Override
        public Rule as(String otherName, int otherInk) {
            return new Rule(otherName, otherInk, stroke, x);
        }

        @Override
        public DoubleStream xs() {
            return DoubleStream.of(x);
        }

        @Override
        public DoubleStream ys() {
            return DoubleStream.empty();
        }
    }

    /** A strip across the plot between two values of x. */
    record Strip(@Typographic String name, int ink, double from, double to) implements Series {
        /** Refuses what no axis has. */
        public Strip {
            finite(from, to);
        }

        @Override
        public Strip as(String otherName, int otherInk) {
            return new Strip(otherName, otherInk, from, to);
        }

        @Override
        public DoubleStream xs() {
            return DoubleStream.of(from, to);
        }

        @Override
        public DoubleStream ys() {
            return DoubleStream.empty();
        }
    }

    /** A strip across the plot between two values of y. */
    record Band(@Typographic String name, int ink, double from, double to) implements Series {
        /** Refuses what no axis has. */
        public Band {
            finite(from, to);
        }

        @Override
        public Band as(String otherName, int otherInk) {
            return new Band(otherName, otherInk, from, to);
        }

        @Override
        public DoubleStream xs() {
            return DoubleStream.empty();
        }

        @Override
        public DoubleStream ys() {
            return DoubleStream.of(from, to);
        }
    }

    private static void finite(double... coordinates) {
        if (!Arrays.stream(coordinates).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("coordinates " + Arrays.toString(coordinates) + " are not finite");
        }
    }
}
