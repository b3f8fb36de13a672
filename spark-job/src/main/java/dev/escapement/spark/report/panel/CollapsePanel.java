package dev.escapement.spark.report.panel;

import dev.escapement.numeric.PowerLaw;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Escape time against learning rate, both scaled by powers of d so that the dimensions fall on one curve. */
public final class CollapsePanel {
    private static final Panel.Kind KIND = new Panel.Kind("collapse", "Collapse", RateFamily.SELECTORS, "collapse");
    /** A larger power of d is what noise makes of dimensions that lie close together; no chart could show it. */
    private static final double LARGEST_POWER = 20;

    private CollapsePanel() {}

    public static Panel of(Findings findings) {
        return KIND.panel(
                "The median escape time at each learning rate and dimension, with times and learning rates scaled by measured"
                        + " powers of d. Where one law holds at all dimensions the points fall on one curve: flat while the"
                        + " learning rate does not matter, bent where it begins to help (the crossover, a solid vertical line"
                        + " for each dimension). Dashed: the law's medians. Thin: the mean map.",
                "There is no chart: it takes crossovers at two dimensions that lie far enough apart to tell a power of d, and"
                        + " four learning rates at each.",
                () -> views(findings));
    }

    private static List<Panel.View> views(Findings findings) {
        List<Panel.View> views = new ArrayList<>();
        for (RateFamily family : RateFamily.of(findings.groups())) {
            List<CrossoverRow> crossovers = findings.tables().crossovers().stream()
                    .filter(row ->
                            row.group().equals(family.groups().get(0).shared().acrossRates()))
                    .filter(CollapsePanel::canBeScaled)
                    .toList();
            if (!crossovers.isEmpty()) {
                String title = "Collapse: " + family.name().family();
                views.add(Panel.View.of(
                        family.choices(), title, () -> view(title, family, crossovers, findings.scale())));
            }
        }
        return views;
    }

    private static boolean canBeScaled(CrossoverRow row) {
        return row.crossoverExponent() != null
                && Math.abs(row.crossoverExponent()) <= LARGEST_POWER
                && Math.abs(row.plateauExponent()) <= LARGEST_POWER;
    }

    private static Panel.View view(String title, RateFamily family, List<CrossoverRow> crossovers, TimeScale scale) {
        CrossoverRow any = crossovers.get(0);
        List<Series> series = new ArrayList<>();
        SortedMap<Long, List<EscapeTimeRow>> byRate = family.byRate();
        List<Long> inks = List.copyOf(byRate.keySet());
        byRate.forEach((d, rows) -> {
            String name = "d = " + d;
            int ink = Palette.series(inks.indexOf(d), inks.size());
            double rate = new PowerLaw(1, any.crossoverExponent()).at(d);
            double time = new PowerLaw(1, any.plateauExponent()).at(d);
            List<EscapeTimeRow> reached =
                    rows.stream().filter(row -> row.median() != null).toList();
            List<Point> points = reached.stream()
                    .map(row -> new Point(row.setting().eta() * rate, row.median() * time))
                    .toList();
            series.add(new Series.Marks(name, ink, Marker.SOLID, points));
            List<Bar> bars = reached.stream()
                    .map(row -> new Bar(
                            row.setting().eta() * rate, scaled(row.medianLo(), time), scaled(row.medianHi(), time)))
                    .toList();
            series.add(new Series.Bars(name, ink, bars));
            line(name, ink, Stroke.DASHED, rows, rate, EscapeTimeRow::lawMedian, time)
                    .ifPresent(series::add);
            line(name, ink, Stroke.THIN, rows, rate, EscapeTimeRow::meanMapStep, time)
                    .ifPresent(series::add);
            crossovers.stream()
                    .filter(row -> row.dimension() == d)
                    .forEach(row -> series.add(new Series.Rule(name, ink, Stroke.SOLID, row.etaCrossover() * rate)));
        });
        Axis x = Axis.logarithmic(
                String.format(Locale.ROOT, "eta d^%.2f", -any.crossoverExponent()),
                series.stream().flatMapToDouble(Series::xs));
        Axis y = Axis.logarithmic(
                String.format(
                        Locale.ROOT,
                        "T d^%.2f" + (scale == TimeScale.STEPS ? "" : " (samples)"),
                        -any.plateauExponent()),
                series.stream().flatMapToDouble(Series::ys));
        String note = "The crossover moves as d^"
                + Numbers.two(any.crossoverExponent()) + " "
                + Numbers.interval(any.crossoverExponentLo(), any.crossoverExponentHi())
                + (any.lawCrossoverExponent() == null
                        ? ""
                        : ", by the same fit to the law's medians as d^" + Numbers.two(any.lawCrossoverExponent()))
                + "; the plateau as d^"
                + Numbers.two(any.plateauExponent()) + " "
                + Numbers.interval(any.plateauExponentLo(), any.plateauExponentHi()) + ". "
                + (mayStandStill(any)
                        ? "It is not established that the crossover moves with d: the 95% interval of its power contains"
                                + " 0. "
                        : "")
                + family.leftOut();
        return new Panel.View(family.choices(), new Plot(title, x, y, series), note);
    }

    /** An open end excludes nothing. */
    private static boolean mayStandStill(CrossoverRow row) {
        return (row.crossoverExponentLo() == null || row.crossoverExponentLo() <= 0)
                && (row.crossoverExponentHi() == null || row.crossoverExponentHi() >= 0);
    }

    /** Times of theory where it has at least two. */
    private static Optional<Series> line(
            String name,
            int ink,
            Stroke stroke,
            List<EscapeTimeRow> rows,
            double rate,
            Function<EscapeTimeRow, Double> steps,
            double time) {
        List<Point> points = rows.stream()
                .filter(row -> steps.apply(row) != null)
                .map(row -> new Point(row.setting().eta() * rate, steps.apply(row) * time))
                .toList();
        return points.size() < 2 ? Optional.empty() : Optional.of(new Series.Line(name, ink, stroke, points));
    }

    private static Double scaled(Double bound, double factor) {
        return bound == null ? null : bound * factor;
    }
}
