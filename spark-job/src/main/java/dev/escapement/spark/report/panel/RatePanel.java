package dev.escapement.spark.report.panel;

import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Grids;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.theory.RateCrossovers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Escape time against the inner learning rate, a curve a dimension: Figure 1 of the paper. */
public final class RatePanel {
    private static final Panel.Kind KIND =
            new Panel.Kind("rate", "Escape time against learning rate", RateFamily.SELECTORS, "escape-time-by-rate");

    private static final int LEAST_RATES = 3;
    private static final int CURVE_POINTS = 17;

    private RatePanel() {}

    public static Panel of(Findings findings) {
        return KIND.panel(
                "Each point is the median escape time with its 95% interval, at one inner learning rate eta; a colour is a"
                        + " dimension d. Dashed: the median of the law, which is computed without simulating. Dotted: the"
                        + " learning rate at which theory changes from one term of the drift to another, up to constants and"
                        + " logarithms: to the left of it eta does not matter, to the right it helps. Thin: the mean map.",
                "There is no chart: it takes " + LEAST_RATES + " learning rates above 0 at one dimension.",
                () -> views(findings));
    }

    private static List<Panel.View> views(Findings findings) {
        List<Panel.View> views = new ArrayList<>();
        for (RateFamily family : RateFamily.of(findings.groups())) {
            Map<Long, List<EscapeTimeRow>> byDimension = byDimension(family);
            if (!byDimension.isEmpty()) {
                String title =
                        "Escape time against learning rate: " + family.name().family();
                views.add(Panel.View.of(
                        family.choices(), title, () -> view(title, family, byDimension, findings.scale())));
            }
        }
        return views;
    }

    /** Each dimension that has enough learning rates. */
    private static Map<Long, List<EscapeTimeRow>> byDimension(RateFamily family) {
        Map<Long, List<EscapeTimeRow>> all = family.byRate();
        all.values()
                .removeIf(rows ->
                        rows.stream().map(row -> row.setting().eta()).distinct().count() < LEAST_RATES);
        return all;
    }

    private static Panel.View view(
            String title, RateFamily family, Map<Long, List<EscapeTimeRow>> byDimension, TimeScale scale) {
        List<Long> dimensions = List.copyOf(byDimension.keySet());
        List<Series> series = Parallel.map(
                        dimensions,
                        d -> at(d, Palette.series(dimensions.indexOf(d), dimensions.size()), byDimension.get(d), scale))
                .stream()
                .flatMap(List::stream)
                .toList();
        Axis x = Axis.logarithmic("inner learning rate eta", series.stream().flatMapToDouble(Series::xs));
        Axis y = Axis.logarithmic(
                "escape time T (" + scale.label() + ")", series.stream().flatMapToDouble(Series::ys));
        return new Panel.View(family.choices(), new Plot(title, x, y, series), family.leftOut());
    }

    private static List<Series> at(long dimension, int ink, List<EscapeTimeRow> rows, TimeScale scale) {
        String name = "d = " + dimension;
        double from = rows.get(0).setting().eta();
        double to = rows.get(rows.size() - 1).setting().eta();
        List<Series> series = new ArrayList<>();
        List<EscapeTimeRow> reached =
                rows.stream().filter(row -> row.median() != null).toList();
        if (!reached.isEmpty()) {
            series.add(new Series.Marks(
                    name,
                    ink,
                    Marker.SOLID,
                    reached.stream()
                            .map(row -> new Point(row.setting().eta(), row.median()))
                            .toList()));
            series.add(new Series.Bars(
                    name,
                    ink,
                    reached.stream()
                            .map(row -> new Bar(row.setting().eta(), row.medianLo(), row.medianHi()))
                            .toList()));
        }
        List<Point> law = rows.stream()
                .filter(row -> row.lawMedian() != null)
                .map(row -> new Point(row.setting().eta(), row.lawMedian()))
                .toList();
        if (law.size() > 1) {
            series.add(new Series.Line(name, ink, Stroke.DASHED, law));
        }
        SettingGroup group = rows.get(0).setting().group();
        if (group.gap().isPresent()) {
            return series;
        }
        if (!group.policy().searchesLaws()) {
            List<Point> meanMap = new ArrayList<>();
            double factor = scale.factor(rows.get(0).setting());
            Grids.logarithmic(from, to, CURVE_POINTS).forEach(eta -> {
                OptionalDouble steps =
                        group.with(new LearningRate.Given(eta)).curve().steps(dimension);
                steps.ifPresent(t -> meanMap.add(new Point(eta, t * factor)));
            });
            if (meanMap.size() > 1) {
                series.add(new Series.Line(name, ink, Stroke.THIN, meanMap));
            }
        }
        new RateCrossovers(group.model(), group.escape().mode())
                .between(from, to, dimension)
                .forEach(eta -> series.add(new Series.Rule(name, ink, Stroke.DOTTED, eta)));
        return series;
    }
}
