package dev.escapement.spark.report.panel;

import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Grids;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The phase diagram: the escape exponent against the learning-rate exponent, over the curves of theory. */
public final class PhasePanel {
    private static final Panel.Kind KIND =
            new Panel.Kind("phase", "Phase diagram", List.of("link", "setting"), "phase-diagram");

    private static final int CURVE_POINTS = 25;

    private final Findings findings;

    private PhasePanel(Findings findings) {
        this.findings = findings;
    }

    public static Panel of(Findings findings) {
        PhasePanel panel = new PhasePanel(findings);
        return KIND.panel(
                "Each point is a measured exponent alpha of T ~ d^alpha with its 95% interval, at one exponent a of the learning"
                        + " rate eta = c d^-a. Compare it with the dashed line of its colour: the exponent that the law of"
                        + " the escape time has at the same dimensions, computed without simulating. A horizontal line with"
                        + " a band is an algorithm that has no eta, with its 95% interval. Thin: the slope of the mean map."
                        + " Dotted: the limit of large d; no dimension that can be simulated is that large. The solid vertical"
                        + " line in a strip is the measured kink with its 95% interval; the dotted vertical line is the kink in"
                        + " the limit, the phase transition.",
                "There is no chart: it takes a learning-rate law eta = c d^-a with at least two values of a, and two"
                        + " dimensions.",
                panel::views);
    }

    private List<Panel.View> views() {
        Map<List<Object>, List<Group>> charts = findings.groups().stream()
                .collect(Collectors.groupingBy(
                        group -> group.shared().without(SettingSchema.ALGORITHM, SettingSchema.RATE),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Panel.View> views = new ArrayList<>();
        charts.values().forEach(groups -> {
            List<String> choices =
                    List.of(groups.get(0).name().link(), groups.get(0).name().rest());
            Map<SettingGroup, List<Group>> families = families(groups);
            if (!families.isEmpty()) {
                String title = "Phase diagram: "
                        + choices.stream().filter(c -> !c.isEmpty()).collect(Collectors.joining(", "));
                views.add(Panel.View.of(
                        choices, title, () -> new Panel.View(choices, plot(title, groups, families), "")));
            }
        });
        return views;
    }

    /** Groups that differ in the learning-rate exponent alone; those of which there is something to compare. */
    private static Map<SettingGroup, List<Group>> families(List<Group> groups) {
        Map<SettingGroup, List<Group>> families = groups.stream()
                .filter(group -> group.shared().rate() instanceof LearningRate.Law)
                .collect(Collectors.groupingBy(
                        group -> group.shared().acrossExponents(), LinkedHashMap::new, Collectors.toList()));
        families.values()
                .removeIf(members -> members.size() < 2 || measured(members).isEmpty());
        return families;
    }

    private Plot plot(String title, List<Group> groups, Map<SettingGroup, List<Group>> families) {
        List<Series> series = new ArrayList<>();
        int ink = 0;
        for (Map.Entry<SettingGroup, List<Group>> family : families.entrySet()) {
            series.addAll(family(family.getKey(), family.getValue(), name(family.getKey(), families), ink++));
        }
        double from = series.stream().flatMapToDouble(Series::xs).min().orElse(0);
        double to = series.stream().flatMapToDouble(Series::xs).max().orElse(1);
        List<Group> controls = controls(groups.get(0));
        boolean links = controls.stream()
                        .map(control -> control.name().link())
                        .distinct()
                        .count()
                > 1;
        for (Group control : controls) {
            String name =
                    control.name().algorithm() + (links ? " " + control.name().link() : "") + ", any a";
            series.addAll(control(control, name, ink++, from, to));
        }
        Axis x = Axis.linear(
                "learning-rate exponent a, eta = c d^-a",
                series.stream().filter(s -> s instanceof Series.Marks).flatMapToDouble(Series::xs));
        Axis y = Axis.linear(
                "escape exponent alpha" + (findings.scale() == TimeScale.STEPS ? "" : " (samples)"),
                series.stream().flatMapToDouble(Series::ys));
        return new Plot(title, x, y, series);
    }

    private static String name(SettingGroup family, Map<SettingGroup, List<Group>> families) {
        String algorithm = algorithm(families.get(family));
        boolean alone = families.values().stream()
                        .filter(other -> algorithm(other).equals(algorithm))
                        .count()
                == 1;
        return alone ? algorithm : algorithm + ", c = " + coefficient(family);
    }

    private static String algorithm(List<Group> family) {
        return family.get(0).name().algorithm();
    }

    private List<Series> family(SettingGroup family, List<Group> members, String name, int ink) {
        List<Series> series = new ArrayList<>();
        Optional<TransitionRow> transition = findings.tables().transitions().stream()
                .filter(row -> row.group().equals(family))
                .findFirst();
        transition
                .filter(row -> row.aBreakLo() != null && row.aBreakHi() != null)
                .ifPresent(row -> series.add(new Series.Strip(name, ink, row.aBreakLo(), row.aBreakHi())));
        transition
                .filter(row -> row.aBreak() != null)
                .ifPresent(row -> series.add(new Series.Rule(name, ink, Stroke.SOLID, row.aBreak())));
        transition
                .filter(row -> row.predictedABreak() != null)
                .ifPresent(row -> series.add(new Series.Rule(name, ink, Stroke.DOTTED, row.predictedABreak())));
        double from = members.stream().mapToDouble(PhasePanel::a).min().orElseThrow();
        double to = members.stream().mapToDouble(PhasePanel::a).max().orElseThrow();
        add(
                series,
                name,
                ink,
                Stroke.DOTTED,
                LimitCurve.of(family, from, to, findings.scale().exponent(family)));
        add(series, name, ink, Stroke.THIN, meanMap(family, from, to, members));
        add(series, name, ink, Stroke.DASHED, law(members));
        List<Group> measured = measured(members);
        series.add(new Series.Marks(
                name,
                ink,
                Marker.SOLID,
                measured.stream()
                        .map(group -> new Point(a(group), group.headline().alpha()))
                        .toList()));
        series.add(new Series.Bars(
                name,
                ink,
                measured.stream()
                        .map(group -> new Bar(
                                a(group),
                                group.headline().alphaLo(),
                                group.headline().alphaHi()))
                        .toList()));
        return series;
    }

    private static void add(List<Series> series, String name, int ink, Stroke stroke, List<Point> points) {
        if (points.size() > 1) {
            series.add(new Series.Line(name, ink, stroke, points));
        }
    }

    private static List<Point> law(List<Group> members) {
        return members.stream()
                .filter(group -> group.headline().lawAlpha() != null)
                .map(group -> new Point(a(group), group.headline().lawAlpha()))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
    }

    private List<Point> meanMap(SettingGroup family, double from, double to, List<Group> members) {
        if (family.gap().isPresent() || family.policy().searchesLaws()) {
            return List.of();
        }
        double more = findings.scale().exponent(family);
        List<Double> dimensions = members.get(0).dimensions();
        List<Double> exponents = Grids.linear(from, to, CURVE_POINTS).boxed().toList();
        return Parallel.map(
                        exponents,
                        a ->
                                family
                                        .with(new LearningRate.Law(coefficient(family), a))
                                        .curve()
                                        .alpha(dimensions)
                                        .stream()
                                        .filter(Double::isFinite)
                                        .mapToObj(alpha -> new Point(a, alpha + more))
                                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The groups without a learning rate that differ from the groups of a chart in algorithm and link alone. */
    private List<Group> controls(Group charted) {
        return findings.groups().stream()
                .filter(group -> group.shared().rate() instanceof LearningRate.None
                        && group.headline().alpha() != null
                        && rest(group).equals(rest(charted)))
                .toList();
    }

    private static List<Object> rest(Group group) {
        return group.shared()
                .without(SettingSchema.ALGORITHM, SettingSchema.RATE, SettingSchema.LINK, SettingSchema.ACTIVATION);
    }

    /** An algorithm without a learning rate has one exponent, whatever a is: a line, its interval, and the law's exponent. */
    private static List<Series> control(Group group, String name, int ink, double from, double to) {
        ExponentRow row = group.headline();
        List<Series> series = new ArrayList<>();
        if (row.alphaLo() != null && row.alphaHi() != null) {
            series.add(new Series.Band(name, ink, row.alphaLo(), row.alphaHi()));
        }
        series.add(level(name, ink, Stroke.SOLID, from, to, row.alpha()));
        if (row.lawAlpha() != null) {
            series.add(level(name, ink, Stroke.DASHED, from, to, row.lawAlpha()));
        }
        return series;
    }

    private static Series level(String name, int ink, Stroke stroke, double from, double to, double alpha) {
        return new Series.Line(name, ink, stroke, List.of(new Point(from, alpha), new Point(to, alpha)));
    }

    private static List<Group> measured(List<Group> members) {
        return members.stream()
                .filter(group -> group.headline().alpha() != null)
                .toList();
    }

    private static double a(Group group) {
        return group.shared().rate().asPower().exponent();
    }

    private static double coefficient(SettingGroup family) {
        return family.rate().asPower().coefficient();
    }
}
