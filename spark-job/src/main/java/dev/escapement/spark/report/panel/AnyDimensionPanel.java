package dev.escapement.spark.report.panel;

import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.Parallel;
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
import dev.escapement.spark.report.text.GroupNames.GroupName;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.theory.LawCurve;
import dev.escapement.theory.LawPoint;
import dev.escapement.theory.PhaseDiagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The phase diagram at any d: how the law's exponent approaches the limit as the dimension grows, beside what was measured. */
public final class AnyDimensionPanel {
    private static final Panel.Kind KIND = new Panel.Kind(
            "any-dimension",
            "Phase diagram at any d",
            List.of("algorithm", "link", "setting", "learning rate"),
            "phase-diagram-at-any-d");

    private static final int LEAST_EXPONENTS = 3;
    /** A diagram takes some fifty laws, of which those at large dimensions take long. */
    private static final int MOST = 3;

    private final TimeScale scale;

    /** Groups that differ in the learning-rate exponent a alone. */
    private record Family(SettingGroup shared, GroupName name, Map<Double, Group> measured, List<Double> exponents) {
        double coefficient() {
            return shared.rate().asPower().coefficient();
        }
    }

    private AnyDimensionPanel(TimeScale scale) {
        this.scale = scale;
    }

    /** The diagrams of groups that have been simulated, with their measured exponents. */
    public static Panel of(Findings findings) {
        Map<SettingGroup, Group> groups = new LinkedHashMap<>();
        Map<SettingGroup, GroupName> names = new LinkedHashMap<>();
        findings.groups().forEach(group -> {
            groups.put(group.shared(), group);
            names.put(group.shared(), group.name());
        });
        return new AnyDimensionPanel(findings.scale()).panel(families(names, groups));
    }

    /** The diagrams of groups of which nothing has been simulated. */
    public static Panel of(Collection<SettingGroup> groups) {
        GroupNames told = new GroupNames(groups);
        Map<SettingGroup, GroupName> names = new LinkedHashMap<>();
        groups.forEach(group -> names.put(group, told.of(group)));
        return new AnyDimensionPanel(TimeScale.STEPS).panel(families(names, Map.of()));
    }

    private static List<Family> families(Map<SettingGroup, GroupName> names, Map<SettingGroup, Group> groups) {
        Map<SettingGroup, List<SettingGroup>> families = names.keySet().stream()
                .filter(group -> group.rate() instanceof LearningRate.Law
                        && group.policy().followsDimension()
                        && !group.policy().searchesLaws()
                        && group.gap().isEmpty())
                .collect(Collectors.groupingBy(SettingGroup::acrossExponents, LinkedHashMap::new, Collectors.toList()));
        List<Family> worth = new ArrayList<>();
        families.forEach((shared, members) -> {
            List<Double> exponents =
                    members.stream().map(AnyDimensionPanel::a).distinct().toList();
            Map<Double, Group> measured = new TreeMap<>();
            members.stream().filter(groups::containsKey).forEach(group -> measured.put(a(group), groups.get(group)));
            measured.values().removeIf(group -> group.headline().alpha() == null);
            if (exponents.size() >= LEAST_EXPONENTS) {
                worth.add(new Family(shared, names.get(members.get(0)), measured, exponents));
            }
        });
        return worth;
    }

    private Panel panel(List<Family> families) {
        List<Family> shown = families.subList(0, Math.min(MOST, families.size()));
        return KIND.panel(
                "The exponent of the median escape time against the exponent a of the learning-rate law eta = c d^-a. Solid:"
                        + " computed from the law of T, without simulation, between the two dimensions that the legend names."
                        + " Dotted: the limit of large d, up to factors log d; the dotted vertical line is its kink, the phase"
                        + " transition. Shapes with bars: what was measured, with 95% intervals, at the dimensions named."
                        + (shown.size() == families.size()
                                ? ""
                                : " These are the first " + shown.size() + " of " + families.size()
                                        + " learning-rate laws; of the others there is no diagram."),
                "There is no chart: it takes a learning-rate law eta = c d^-a with at least " + LEAST_EXPONENTS
                        + " values of a, and a law of the escape time.",
                () -> shown.stream().map(this::view).toList());
    }

    private Panel.View view(Family family) {
        GroupName name = family.name();
        String rate = "eta = " + Decimals.spell(family.coefficient()) + " d^-a";
        List<String> choices = List.of(name.algorithm(), name.link(), name.rest(), rate);
        String title = "Phase diagram at any d: " + name.family() + ", " + rate;
        return Panel.View.of(choices, title, () -> new Panel.View(choices, plot(title, family), ""));
    }

    private Plot plot(String title, Family family) {
        double more = scale.exponent(family.shared());
        PhaseDiagram diagram = diagram(family);
        List<Series> series = new ArrayList<>();
        List<Double> dimensions = PhaseDiagram.DIMENSIONS;
        for (int k = 1; k < dimensions.size(); k++) {
            double from = dimensions.get(k - 1);
            double to = dimensions.get(k);
            List<Point> points = diagram.alpha(from, to).entrySet().stream()
                    .map(at -> new Point(at.getKey(), at.getValue() + more))
                    .toList();
            if (points.size() > 1) {
                series.add(new Series.Line(
                        "d = " + power(from) + " to " + power(to),
                        Palette.ordered(k - 1, dimensions.size() - 1),
                        Stroke.SOLID,
                        points));
            }
        }
        series.addAll(limit(family, diagram.laws(), more));
        series.addAll(measured(family));
        return new Plot(
                title,
                Axis.linear(
                        "learning-rate exponent a, eta = c d^-a",
                        series.stream().flatMapToDouble(Series::xs)),
                Axis.linear(
                        "escape exponent alpha" + (scale == TimeScale.STEPS ? "" : " (samples)"),
                        series.stream().flatMapToDouble(Series::ys)),
                series);
    }

    /** Each law is a piece of its own, so that the long ones of large dimensions are spread too. */
    private static PhaseDiagram diagram(Family family) {
        record Piece(double a, double dimension) {}
        List<Piece> pieces = PhaseDiagram.exponents(family.exponents()).stream()
                .flatMap(a -> PhaseDiagram.DIMENSIONS.stream().map(d -> new Piece(a, d)))
                .toList();
        List<LawPoint> points = Parallel.map(
                pieces,
                piece -> family.shared()
                        .with(new LearningRate.Law(family.coefficient(), piece.a()))
                        .curve()
                        .lawMedian(piece.dimension()));
        SortedMap<Double, List<LawPoint>> byExponent = new TreeMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            byExponent
                    .computeIfAbsent(pieces.get(i).a(), a -> new ArrayList<>())
                    .add(points.get(i));
        }
        SortedMap<Double, LawCurve> laws = new TreeMap<>();
        byExponent.forEach((a, law) -> laws.put(a, new LawCurve(law)));
        return new PhaseDiagram(laws);
    }

    private static List<Series> limit(Family family, SortedMap<Double, LawCurve> laws, double more) {
        List<Point> corners = LimitCurve.of(family.shared(), laws.firstKey(), laws.lastKey(), more);
        List<Series> series = new ArrayList<>();
        if (corners.size() > 1) {
            series.add(new Series.Line("limit", Palette.NEUTRAL, Stroke.DOTTED, corners));
            corners.subList(1, corners.size() - 1).stream()
                    .map(Point::x)
                    .distinct()
                    .forEach(a -> series.add(new Series.Rule("limit", Palette.NEUTRAL, Stroke.DOTTED, a)));
        }
        return series;
    }

    private static List<Series> measured(Family family) {
        if (family.measured().isEmpty()) {
            return List.of();
        }
        List<Double> dimensions = family.measured().values().stream()
                .flatMap(group -> group.dimensions().stream())
                .sorted()
                .toList();
        String name = "measured, d = " + Decimals.spell(dimensions.get(0)) + " to "
                + Decimals.spell(dimensions.get(dimensions.size() - 1));
        List<Point> points = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        family.measured().forEach((a, group) -> {
            points.add(new Point(a, group.headline().alpha()));
            bars.add(new Bar(a, group.headline().alphaLo(), group.headline().alphaHi()));
        });
        return List.of(new Series.Marks(name, 1, Marker.SOLID, points), new Series.Bars(name, 1, bars));
    }

    private static String power(double dimension) {
        return Axis.powerOfTen((int) Math.round(Math.log10(dimension)));
    }

    private static double a(SettingGroup group) {
        return group.rate().asPower().exponent();
    }
}
