package dev.escapement.spark.report;

import dev.escapement.spark.report.Findings.Group;
import dev.escapement.spark.report.Series.Point;
import dev.escapement.spark.report.Series.Stroke;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.SettingMapping;
import dev.escapement.sweep.Setting;
import dev.escapement.theory.MeanPath;
import java.util.ArrayList;
import java.util.List;

/** The overlap of single runs over the steps, and the mean map's. */
final class TrajectoryPanel {
    private static final int LEVELS = 24;

    private TrajectoryPanel() {}

    static Panel of(Findings findings) {
        List<Panel.View> views = findings.groups().parallelStream()
                .flatMap(group -> group.settings().stream()
                        .filter(row ->
                                !findings.runs().trajectories(row.setting()).isEmpty())
                        .map(row -> view(group, row, findings.runs().trajectories(row.setting()))))
                .toList();
        return new Panel(
                "trajectories",
                "Trajectories",
                views.isEmpty()
                        ? "There is no chart: no trajectories were kept. trajectories = 8 keeps those of the first eight seeds"
                                + " of every setting."
                        : "The overlap m of the first seeds over the steps. Dashed: the mean map from the start that theory"
                                + " takes. Dotted: the threshold. Runs wait near the flat start, each its own time, and then"
                                + " leave it alike.",
                List.of("algorithm", "link", "setting", "learning rate", "dimension"),
                views);
    }

    private static Panel.View view(Group group, EscapeTimeRow row, List<List<Point>> trajectories) {
        List<Series> series = new ArrayList<>();
        for (List<Point> trajectory : trajectories) {
            series.add(new Series.Line("runs", 0, Stroke.FAINT, trajectory));
        }
        Setting setting = SettingMapping.setting(row.setting());
        List<Point> mean = MeanPath.of(setting.point().problem(), setting.gamma(), LEVELS).stream()
                .map(point -> new Point(point.step(), point.overlap()))
                .toList();
        if (mean.size() > 1) {
            series.add(new Series.Line("mean map", 1, Stroke.DASHED, mean));
        }
        double last = series.stream().flatMapToDouble(Series::xs).max().orElse(10);
        double threshold = row.setting().rates().threshold();
        series.add(new Series.Line(
                "threshold",
                Palette.NEUTRAL,
                Stroke.DOTTED,
                List.of(new Point(1, threshold), new Point(last, threshold))));
        GroupNames.GroupName name = group.name();
        String dimension = "d = " + row.setting().dimension();
        return new Panel.View(
                List.of(name.algorithm(), name.link(), name.rest(), name.rateOrNone(), dimension),
                new Plot(
                        "Trajectories: " + name.whole() + ", " + dimension,
                        Axis.logarithmic("step", series.stream().flatMapToDouble(Series::xs)),
                        Axis.linear("overlap m", series.stream().flatMapToDouble(Series::ys)),
                        series),
                "",
                "trajectories-" + Family.slug(name.whole() + " " + dimension));
    }
}
