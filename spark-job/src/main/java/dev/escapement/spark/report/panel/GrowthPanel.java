package dev.escapement.spark.report.panel;

import dev.escapement.inference.growth.GrowthLaw;
import dev.escapement.inference.growth.Trend;
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
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Escape time against the dimension. */
public final class GrowthPanel {
    private static final Panel.Kind KIND = new Panel.Kind(
            "growth",
            "Escape time against dimension",
            List.of("algorithm", "link", "setting", "learning rate"),
            "escape-time-by-dimension");

    /** Dots of the clouds of all settings together: a page stays below 5 MB. */
    private static final int DOTS = 60_000;

    /** Dots of one cloud, in which more would lie on top of each other. */
    private static final int DOTS_OF_A_CLOUD = 1_000;
    /** By how much a cloud spreads to either side of its dimension. */
    private static final double SPREAD = 0.07;

    private static final double GOLDEN = 0.6180339887498949;
    private static final int LINE_POINTS = 25;

    private final int dots;
    private final boolean thinned;
    private final TimeScale scale;

    private GrowthPanel(Findings findings) {
        int most = DOTS / Math.max(1, findings.runs().settings());
        dots = Math.max(4, Math.min(most, DOTS_OF_A_CLOUD));
        scale = findings.scale();
        thinned = findings.groups().stream()
                .flatMap(group -> group.settings().stream())
                .anyMatch(row -> Math.max(row.nEscaped(), row.nCensored() + row.nDiverged()) > dots);
    }

    public static Panel of(Findings findings) {
        GrowthPanel panel = new GrowthPanel(findings);
        return KIND.panel(
                "A shape with a bar is the Kaplan-Meier median with its 95% bounds, a dot is one run, an open triangle a run"
                        + " that had not escaped when it was stopped, drawn at its cap. Solid: the fitted power, through the"
                        + " centre of the medians. Dashed: the median of the law, which is computed without simulating. Thin: the"
                        + " mean map, the exact expectation of one step. Dotted: the slope that theory predicts in the limit."
                        + (panel.thinned
                                ? " A cloud of more than " + panel.dots
                                        + " runs is thinned to as many, evenly in their ranks; times are rounded to four digits."
                                : " Times of single runs are rounded to four digits."),
                "There is no chart: there are no runs.",
                () -> panel.views(findings));
    }

    private List<Panel.View> views(Findings findings) {
        List<Panel.View> views = new ArrayList<>();
        for (RateFamily family : RateFamily.of(findings.groups())) {
            if (family.groups().size() > 1) {
                views.add(view(family, "all", "all learning rates", () -> overview(family, findings.runs())));
            }
            for (Group group : family.groups()) {
                String rate = group.name().rateOrNone();
                views.add(view(family, rate, rate, () -> single(group, findings.runs())));
            }
        }
        return views;
    }

    private List<Series> overview(RateFamily family, MeasuredRuns runs) {
        List<Series> series = new ArrayList<>();
        for (int k = 0; k < family.groups().size(); k++) {
            int ink = Palette.series(k, family.groups().size());
            Group group = family.groups().get(k);
            series.addAll(medians(group, group.name().rate(), ink));
            series.addAll(caps(group, group.name().rate(), ink, runs));
            series.addAll(fitted(group, group.name().rate(), ink));
            series.addAll(
                    predicted(group, EscapeTimeRow::lawMedian, group.name().rate(), ink, Stroke.DASHED));
            series.addAll(
                    predicted(group, EscapeTimeRow::meanMapStep, group.name().rate(), ink, Stroke.THIN));
        }
        return series;
    }

    private List<Series> single(Group group, MeasuredRuns runs) {
        List<Series> series = new ArrayList<>(cloud(group, runs));
        series.addAll(fitted(group, "fit: " + slope(group), 0));
        series.addAll(predicted(group, EscapeTimeRow::lawMedian, "law", 1, Stroke.DASHED));
        series.addAll(predicted(group, EscapeTimeRow::meanMapStep, "mean map", 1, Stroke.THIN));
        if (group.headline().predictedAlpha() != null && !medianPoints(group).isEmpty()) {
            series.add(line(
                    group,
                    "in the limit: slope " + Numbers.two(group.headline().predictedAlpha()),
                    Palette.NEUTRAL,
                    Stroke.DOTTED,
                    group.headline().predictedAlpha(),
                    false));
        }
        series.addAll(medians(group, "median", 0));
        return series;
    }

    private Panel.View view(RateFamily family, String rate, String told, Supplier<List<Series>> drawing) {
        List<String> choices = new ArrayList<>(family.choices());
        choices.add(rate);
        String title = "Escape time against dimension: " + family.name().family() + ", " + told;
        return Panel.View.of(choices, title, () -> new Panel.View(choices, plot(title, family, drawing.get()), ""));
    }

    private Plot plot(String title, RateFamily family, List<Series> series) {
        List<Double> dimensions = family.groups().stream()
                .map(Group::dimensions)
                .flatMap(List::stream)
                .distinct()
                .toList();
        Axis x = Axis.dimensions("dimension d", dimensions);
        Axis y = Axis.logarithmic(
                "escape time T (" + scale.label() + ")", series.stream().flatMapToDouble(Series::ys));
        return new Plot(title, x, y, series);
    }

    /** Medians with their bounds; an upper bound that is not reached is open. */
    private static List<Series> medians(Group group, String name, int ink) {
        List<EscapeTimeRow> reached =
                group.settings().stream().filter(row -> row.median() != null).toList();
        if (reached.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Series.Marks(
                        name,
                        ink,
                        Marker.SOLID,
                        reached.stream()
                                .map(row -> new Point(row.setting().dimension(), row.median()))
                                .toList()),
                new Series.Bars(
                        name,
                        ink,
                        reached.stream()
                                .map(row -> new Bar(row.setting().dimension(), row.medianLo(), row.medianHi()))
                                .toList()));
    }

    /** One triangle a setting of which some run was censored. */
    private static List<Series> caps(Group group, String name, int ink, MeasuredRuns runs) {
        List<Point> caps = new ArrayList<>();
        for (EscapeTimeRow row : group.settings()) {
            for (long cap : runs.of(row.setting()).censorings(1)) {
                caps.add(new Point(row.setting().dimension(), cap));
            }
        }
        return caps.isEmpty() ? List.of() : List.of(new Series.Marks(name, ink, Marker.OPEN_TRIANGLE, caps));
    }

    private List<Series> cloud(Group group, MeasuredRuns runs) {
        List<Point> escaped = new ArrayList<>();
        List<Point> censored = new ArrayList<>();
        for (EscapeTimeRow row : group.settings()) {
            SettingTimes times = runs.of(row.setting());
            spread(row.setting().dimension(), times.escapes(dots), escaped);
            spread(row.setting().dimension(), times.censorings(dots), censored);
        }
        List<Series> series = new ArrayList<>();
        if (!escaped.isEmpty()) {
            series.add(new Series.Marks("runs", 0, Marker.DOT, escaped));
        }
        if (!censored.isEmpty()) {
            series.add(new Series.Marks("censored", Palette.NEUTRAL, Marker.OPEN_TRIANGLE, censored));
        }
        return series;
    }

    /** Side by side, as evenly as the golden ratio does it. */
    private static void spread(long dimension, long[] times, List<Point> into) {
        for (int k = 0; k < times.length; k++) {
            double aside = (k * GOLDEN) % 1 - 0.5;
            into.add(new Point(dimension * (1 + 2 * SPREAD * aside), times[k]));
        }
    }

    private static List<Series> fitted(Group group, String name, int ink) {
        Double alpha = group.headline().alpha();
        if (alpha == null || medianPoints(group).isEmpty()) {
            return List.of();
        }
        boolean logFactor = group.headline().model() == Trend.POWER_LOG;
        return List.of(line(group, name, ink, Stroke.SOLID, alpha, logFactor));
    }

    private static Series line(Group group, String name, int ink, Stroke stroke, double alpha, boolean logFactor) {
        GrowthLaw law = GrowthLaw.through(medianPoints(group), alpha, logFactor);
        List<Double> dimensions = group.dimensions();
        double from = dimensions.get(0);
        double to = dimensions.get(dimensions.size() - 1);
        List<Point> points = Grids.logarithmic(from, to, logFactor ? LINE_POINTS : 2)
                .mapToObj(d -> new Point(d, law.at(d)))
                .toList();
        return new Series.Line(name, ink, stroke, points);
    }

    private static List<Series> predicted(
            Group group, Function<EscapeTimeRow, Double> steps, String name, int ink, Stroke stroke) {
        List<Point> points = group.settings().stream()
                .filter(row -> steps.apply(row) != null)
                .map(row -> new Point(row.setting().dimension(), steps.apply(row)))
                .toList();
        return points.size() < 2 ? List.of() : List.of(new Series.Line(name, ink, stroke, points));
    }

    private static List<GrowthLaw.Point> medianPoints(Group group) {
        return group.settings().stream()
                .filter(row -> row.median() != null)
                .map(row -> new GrowthLaw.Point(row.setting().dimension(), row.median()))
                .toList();
    }

    private static String slope(Group group) {
        return "alpha " + Numbers.interval(group.headline());
    }
}
