package dev.escapement.spark.report.panel;

import dev.escapement.inference.survival.KaplanMeier;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The share of the runs that has not yet escaped, over the steps, and the law's quartiles. */
public final class SurvivalPanel {
    private static final Panel.Kind KIND = new Panel.Kind(
            "survival", "Survival", List.of("algorithm", "link", "setting", "learning rate"), "survival");

    /** Steps of all curves together. */
    private static final int POINTS = 40_000;

    private static final int LEAST = 12;
    private static final int MOST = 200;

    private SurvivalPanel() {}

    public static Panel of(Findings findings) {
        return KIND.panel(
                "The share of the runs that has not escaped after so many "
                        + findings.scale().label() + " (Kaplan-Meier). A curve that ends"
                        + " above 0 ends at the cap, in an open triangle. Shapes: the quartiles of the law, which is computed"
                        + " without simulating.",
                "There is no chart: no run has a result.",
                () -> views(findings));
    }

    private static List<Panel.View> views(Findings findings) {
        int most = Math.max(
                LEAST, Math.min(MOST, POINTS / Math.max(1, findings.runs().settings())));
        List<Panel.View> views = new ArrayList<>();
        for (Group group : findings.groups()) {
            if (group.settings().stream()
                    .anyMatch(row -> !findings.runs().of(row.setting()).isEmpty())) {
                GroupNames.GroupName name = group.name();
                List<String> choices = List.of(name.algorithm(), name.link(), name.rest(), name.rateOrNone());
                String title = "Survival: " + name.whole();
                views.add(Panel.View.of(
                        choices,
                        title,
                        () -> new Panel.View(
                                choices, plot(title, findings.scale(), curves(group, findings.runs()), most), "")));
            }
        }
        return views;
    }

    private static Plot plot(String title, TimeScale scale, List<Curve> curves, int most) {
        double first = first(curves);
        List<Series> series = curves.stream()
                .flatMap(curve -> curve.series(first, most).stream())
                .toList();
        Axis x = Axis.logarithmic(
                scale == TimeScale.STEPS ? "step" : scale.label(),
                series.stream().flatMapToDouble(Series::xs));
        return new Plot(title, x, Axis.between("share not escaped", 0, 1.02), series);
    }

    /** Of the settings with a result; the others keep their ink. */
    private static List<Curve> curves(Group group, MeasuredRuns runs) {
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < group.settings().size(); k++) {
            int ink = Palette.series(k, group.settings().size());
            EscapeTimeRow row = group.settings().get(k);
            SettingTimes times = runs.of(row.setting());
            if (!times.isEmpty()) {
                curves.add(new Curve("d = " + row.setting().dimension(), ink, times.survival(), row));
            }
        }
        return curves;
    }

    /** Where all curves begin: the earliest time of any; step 1 where that would be the end of all of them. */
    private static double first(List<Curve> curves) {
        DoubleSummaryStatistics times = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.survival().times()))
                .summaryStatistics();
        return times.getMin() < times.getMax() ? times.getMin() : 1;
    }

    private record Curve(String name, int ink, KaplanMeier survival, EscapeTimeRow row) {
        /** Its steps from a time on, some left out where there are more than so many, and its censored end. */
        List<Series> series(double first, int most) {
            double[] at = survival.times();
            double[] share = survival.survival();
            List<Point> points = new ArrayList<>();
            points.add(new Point(first, 1));
            int stride = Math.max(1, (at.length + most - 1) / most);
            for (int i = 0; i < at.length; i++) {
                if (i % stride == 0 || i == at.length - 1) {
                    points.add(new Point(at[i], share[i]));
                }
            }
            List<Series> series = new ArrayList<>(List.of(new Series.Steps(name, ink, points)));
            Point end = points.get(points.size() - 1);
            if (end.y() > 0) {
                series.add(new Series.Marks(name, ink, Marker.OPEN_TRIANGLE, List.of(end)));
            }
            List<Point> quartiles = quartiles();
            if (!quartiles.isEmpty()) {
                series.add(new Series.Marks(name, ink, Marker.SOLID, quartiles));
            }
            return series;
        }

        /** The law's. */
        private List<Point> quartiles() {
            List<Point> quartiles = new ArrayList<>();
            if (row.lawQ25() != null) {
                quartiles.add(new Point(row.lawQ25(), 0.75));
            }
            if (row.lawMedian() != null) {
                quartiles.add(new Point(row.lawMedian(), 0.5));
            }
            if (row.lawQ75() != null) {
                quartiles.add(new Point(row.lawQ75(), 0.25));
            }
            return quartiles;
        }
    }
}
