package dev.escapement.spark.report.panel;

import dev.escapement.setting.Setting;
import dev.escapement.simulation.Status;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.TrajectoryStore;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tables no longer tell of the runs: single times, some trajectories, what failed ones threw, what it all cost.
 */
public final class MeasuredRuns {
    /** How many different messages of failed cells are kept. */
    private static final int MESSAGES = 50;

    /** How many trajectories of a setting are kept: those of its first seeds. */
    static final int TRAJECTORIES = 8;

    private static final SettingTimes NONE = new SettingTimes();

    private final Map<Setting, SettingTimes> times = new HashMap<>();
    private final Map<Setting, NavigableMap<Long, String>> firstSeeds = new HashMap<>();
    private final Map<String, List<Point>> trajectories = new HashMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final TreeSet<String> kernels = new TreeSet<>();
    private final TreeSet<String> hosts = new TreeSet<>();
    private final TreeSet<Long> rootSeeds = new TreeSet<>();
    private TimeScale scale = TimeScale.STEPS;
    private long cells;
    private long steps;
    private long coreNanos;

    private MeasuredRuns() {}

    public static MeasuredRuns of(LevelRuns runs, TrajectoryStore trajectories) throws IOException {
        MeasuredRuns measured = new MeasuredRuns();
        Map<Setting, SettingTimes> atLevels = new HashMap<>();
        runs.forEachCell(
                measured::add,
                row -> add(row, atLevels.computeIfAbsent(row.setting(), setting -> new SettingTimes())),
                contradicted -> {});
        atLevels.forEach(measured.times::putIfAbsent);
        if (!trajectories.isEmpty()) {
            measured.firstSeeds
                    .values()
                    .forEach(cells ->
                            cells.values().forEach(cell -> measured.trajectories.put(cell, new ArrayList<>())));
            trajectories.forEachPoint(measured::add);
        }
        return measured;
    }

    private void add(TrajectoryRow row) {
        List<Point> trajectory = trajectories.get(row.cellId());
        // The start is step 0, which a logarithmic axis does not have.
        if (trajectory != null && row.step() > 0) {
            trajectory.add(new Point(row.step(), row.overlap()));
        }
    }

    private void add(RunRow row) {
        cells++;
        steps += row.steps() == null ? 0 : row.steps();
        coreNanos += row.wallNanos() == null ? 0 : row.wallNanos();
        keep(kernels, row.kernel());
        keep(hosts, row.host());
        rootSeeds.add(row.rootSeed());
        NavigableMap<Long, String> seeds = firstSeeds.computeIfAbsent(row.setting(), setting -> new TreeMap<>());
        seeds.put(row.seed(), row.cellId());
        if (seeds.size() > TRAJECTORIES) {
            seeds.pollLastEntry();
        }
        if (row.status() != Status.FAILED) {
            add(row, times.computeIfAbsent(row.setting(), setting -> new SettingTimes()));
        } else {
            String error = row.error() == null ? "no message" : row.error();
            if (errors.size() < MESSAGES || errors.containsKey(error)) {
                errors.merge(error, 1, Integer::sum);
            }
        }
    }

    private static void add(RunRow row, SettingTimes times) {
        boolean escaped = row.status() == Status.ESCAPED;
        times.add(escaped ? row.escapeStep() : row.maxSteps(), escaped);
    }

    private static void keep(Set<String> names, String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** The same runs with times in another unit; from now on these are. */
    MeasuredRuns in(TimeScale unit) {
        scale = unit;
        return this;
    }

    /** The runs of a setting; none if all of them failed. */
    public SettingTimes of(Setting setting) {
        return times.getOrDefault(setting, NONE).times(scale.factor(setting));
    }

    /** Whether runs stop at a setting's threshold; else runs with a higher one passed it on their way, if any did. */
    public boolean stopAt(Setting setting) {
        return firstSeeds.containsKey(setting);
    }

    /** The trajectories of a setting's first seeds, the overlap over the step; none if none were kept. */
    List<List<Point>> trajectories(Setting setting) {
        return firstSeeds.getOrDefault(setting, Collections.emptyNavigableMap()).values().stream()
                .map(cell -> trajectories.getOrDefault(cell, List.of()))
                .filter(points -> !points.isEmpty())
                .map(points -> scaled(points, scale.factor(setting)))
                .toList();
    }

    private static List<Point> scaled(List<Point> points, double factor) {
        return factor == 1
                ? points
                : points.stream()
                        .map(point -> new Point(point.x() * factor, point.y()))
                        .toList();
    }

    int settings() {
        return times.size();
    }

    public long cells() {
        return cells;
    }

    /** Steps that the rows at hand took. */
    public long steps() {
        return steps;
    }

    /** Core time that the rows at hand took. */
    public double coreSeconds() {
        return coreNanos * 1e-9;
    }

    /** What failed cells threw, and how many of them. */
    public Map<String, Integer> errors() {
        return errors;
    }

    public Set<String> kernels() {
        return kernels;
    }

    public Set<String> hosts() {
        return hosts;
    }

    public Set<Long> rootSeeds() {
        return rootSeeds;
    }
}
