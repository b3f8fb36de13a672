package dev.escapement.spark.report.panel;

import dev.escapement.algorithm.OverlapMode;
import dev.escapement.setting.Setting;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.theory.MeanPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The overlap of single runs over the steps, and the mean map's; when they should have escaped by the law. */
public final class TrajectoryPanel {
    private static final Panel.Kind KIND = new Panel.Kind(
            "trajectories",
            "Trajectories",
            List.of("algorithm", "link", "setting", "learning rate", "dimension"),
            "trajectories");

    private static final int LEVELS = 24;
    private static final String FILES = "trajectories/*.parquet";
    /** Trajectories of all settings together: a page stays below 5 MB. */
    private static final int MOST = 400;

    /** What was kept of a setting. */
    private record RecordedSetting(Group group, EscapeTimeRow row, List<List<Point>> trajectories) {}

    private TrajectoryPanel() {}

    public static Panel of(Findings findings) {
        List<RecordedSetting> kept = findings.groups().stream()
                .flatMap(group -> group.settings().stream()
                        .map(row ->
                                new RecordedSetting(group, row, findings.runs().trajectories(row.setting()))))
                .filter(setting -> !setting.trajectories().isEmpty())
                .toList();
        List<RecordedSetting> shown = kept.subList(0, Math.min(MOST, kept.size()));
        int each = MOST / Math.max(1, shown.size());
        return KIND.panel(
                text(shown.size(), kept.size()),
                "There is no chart: no trajectories were kept. trajectories = 8 keeps those of the first eight seeds"
                        + " of every setting.",
                () -> Parallel.map(shown, setting -> view(setting, each, findings.scale())));
    }

    private static String text(int shown, int kept) {
        String all =
                "The overlap m of the first seeds, at most " + MeasuredRuns.TRAJECTORIES + " of a setting, over the"
                        + " steps. Dotted: the threshold, at both signs where the overlap counts without its sign. Shapes on"
                        + " it: the steps by which a quarter, half and three quarters of the runs have reached it by the law."
                        + " Thin: the mean map from the start that theory takes. Runs wait near their start, each for a time"
                        + " of its own, and then leave it in the same way.";
        return shown == kept
                ? all
                : all + " These are the first " + Numbers.count(shown) + " of " + Numbers.count(kept)
                        + " settings; the others are in " + FILES + ".";
    }

    /** What a view does not draw, in words. */
    public static String note(int drawn, int kept) {
        return drawn == kept
                ? ""
                : drawn + " of the first " + kept + " trajectories are drawn; all are in " + FILES + ".";
    }

    /** The overlaps at which runs stop; that below 0 where a run went there, too. */
    private static List<Double> thresholds(Setting setting, double threshold, List<List<Point>> trajectories) {
        boolean below = trajectories.stream().flatMap(List::stream).anyMatch(point -> point.y() < 0);
        return below && setting.group().escape().mode() == OverlapMode.ABSOLUTE
                ? List.of(threshold, -threshold)
                : List.of(threshold);
    }

    private static List<Point> meanPath(Setting setting, TimeScale scale) {
        return MeanPath.of(setting.point().problem(), setting.gamma(), LEVELS).stream()
                .map(point -> new Point(point.step() * scale.factor(setting), point.overlap()))
                .toList();
    }

    private static Panel.View view(RecordedSetting kept, int most, TimeScale scale) {
        GroupNames.GroupName name = kept.group().name();
        String dimension = "d = " + kept.row().setting().dimension();
        List<String> choices = List.of(name.algorithm(), name.link(), name.rest(), name.rateOrNone(), dimension);
        String title = "Trajectories: " + name.whole() + ", " + dimension;
        return Panel.View.of(choices, title, () -> view(choices, title, kept, most, scale));
    }

    private static Panel.View view(
            List<String> choices, String title, RecordedSetting kept, int most, TimeScale scale) {
        EscapeTimeRow row = kept.row();
        List<Series> series = new ArrayList<>();
        List<List<Point>> drawn = kept.trajectories()
                .subList(0, Math.min(most, kept.trajectories().size()));
        drawn.forEach(trajectory -> series.add(new Series.Line("runs", 0, Stroke.FAINT, trajectory)));
        Setting setting = row.setting();
        List<Point> mean = setting.group().gap().isEmpty() ? meanPath(setting, scale) : List.of();
        if (mean.size() > 1) {
            series.add(new Series.Line("mean map", 1, Stroke.THIN, mean));
        }
        double threshold = setting.group().escape().threshold();
        List<Point> quartiles = Stream.of(row.lawQ25(), row.lawMedian(), row.lawQ75())
                .filter(Objects::nonNull)
                .map(steps -> new Point(steps, threshold))
                .toList();
        if (!quartiles.isEmpty()) {
            series.add(new Series.Marks("law's quartiles", 1, Marker.SOLID, quartiles));
        }
        double last = series.stream().flatMapToDouble(Series::xs).max().orElse(10);
        thresholds(setting, threshold, drawn)
                .forEach(overlap -> series.add(new Series.Line(
                        "threshold",
                        Palette.NEUTRAL,
                        Stroke.DOTTED,
                        List.of(new Point(1, overlap), new Point(last, overlap)))));
        return new Panel.View(
                choices,
                new Plot(
                        title,
                        Axis.logarithmic(
                                scale == TimeScale.STEPS ? "step" : scale.label(),
                                series.stream().flatMapToDouble(Series::xs)),
                        Axis.linear("overlap m", series.stream().flatMapToDouble(Series::ys)),
                        series),
                note(drawn.size(), kept.trajectories().size()));
    }
}
