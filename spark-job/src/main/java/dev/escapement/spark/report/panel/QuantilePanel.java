package dev.escapement.spark.report.panel;

import dev.escapement.inference.survival.KaplanMeier;
import dev.escapement.inference.survival.Quantile;
import dev.escapement.setting.Setting;
import dev.escapement.spark.fit.LawQuantiles;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Quantiles of the escape time, measured over computed. */
public final class QuantilePanel {
    private static final Panel.Kind KIND = new Panel.Kind(
            "quantiles",
            "Escape time, measured over computed",
            List.of("algorithm", "link", "setting", "learning rate"),
            "quantiles");

    /** Quantiles of all settings together: a page stays below 5 MB. */
    private static final int POINTS = 20_000;

    private QuantilePanel() {}

    public static Panel of(Findings findings) {
        return KIND.panel(
                "A point is the time by which one share of the runs has escaped, with its 95% bounds (Kaplan-Meier), on the"
                        + " vertical axis, and the time that the law gives for the same share on the horizontal axis; the shares"
                        + " run from 1% to 99%. A bar that runs off the chart has an open end. Where the law is right the points"
                        + " lie along the dashed line. p is the p-value of the whole law (law_p).",
                "There is no chart: no setting has both a law of T and runs that escaped.", () -> views(findings));
    }

    private static List<Panel.View> views(Findings findings) {
        Map<Setting, LawQuantiles> laws =
                findings.tables().laws().stream().collect(Collectors.toMap(LawQuantiles::setting, Function.identity()));
        int all = laws.values().stream().mapToInt(law -> law.quantiles().size()).sum();
        int stride = Math.max(1, (all + POINTS - 1) / POINTS);
        List<Panel.View> views = new ArrayList<>();
        for (Group group : findings.groups()) {
            GroupNames.GroupName name = group.name();
            List<String> choices = List.of(name.algorithm(), name.link(), name.rest(), name.rateOrNone());
            String title = "Measured over computed: " + name.whole();
            Panel.View view = Panel.View.of(choices, title, () -> {
                List<Series> series = IntStream.range(0, group.settings().size())
                        .boxed()
                        .flatMap(k -> {
                            EscapeTimeRow row = group.settings().get(k);
                            int ink = Palette.series(k, group.settings().size());
                            return quantiles(row, ink, laws.get(row.setting()), findings.runs(), stride);
                        })
                        .toList();
                return new Panel.View(choices, plot(title, findings.scale().label(), series), "");
            });
            if (!(view.chart() instanceof Plot plot) || plot.series().size() > 1) {
                views.add(view);
            }
        }
        return views;
    }

    /** Both axes have the same ends, and a line joins their corners. */
    private static Plot plot(String title, String unit, List<Series> series) {
        Axis x = Axis.logarithmic(
                "computed quantile (" + unit + ")",
                series.stream().flatMapToDouble(one -> DoubleStream.concat(one.xs(), one.ys())));
        Axis y = new Axis("measured quantile (" + unit + ")", x.base(), x.from(), x.to());
        Series equal = new Series.Line(
                "measured = computed",
                Palette.NEUTRAL,
                Stroke.DASHED,
                List.of(new Point(x.from(), x.from()), new Point(x.to(), x.to())));
        return new Plot(
                title, x, y, Stream.concat(Stream.of(equal), series.stream()).toList());
    }

    /** Of every {@code stride}-th share that at least one run lies on either side of. */
    private static Stream<Series> quantiles(
            EscapeTimeRow row, int ink, LawQuantiles law, MeasuredRuns runs, int stride) {
        SettingTimes times = runs.of(row.setting());
        if (times.isEmpty()) {
            return Stream.empty();
        }
        KaplanMeier survival = times.survival();
        double least = 1.0 / (row.n() - row.nFailed());
        List<Point> points = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < law.quantiles().size(); i += stride) {
            LawQuantiles.At at = law.quantiles().get(i);
            if (at.share() < least || at.share() > 1 - least) {
                continue;
            }
            Quantile measured = survival.quantile(at.share());
            measured.estimate().ifPresent(time -> {
                points.add(new Point(at.time(), time));
                bars.add(new Bar(at.time(), orNull(measured.lower()), orNull(measured.upper())));
            });
        }
        String name = "d = " + row.setting().dimension() + (row.lawP() == null ? "" : ", " + Numbers.p(row.lawP()));
        return points.isEmpty()
                ? Stream.empty()
                : Stream.of(new Series.Marks(name, ink, Marker.SOLID, points), new Series.Bars(name, ink, bars));
    }

    private static Double orNull(OptionalDouble bound) {
        return bound.isPresent() ? bound.getAsDouble() : null;
    }
}
