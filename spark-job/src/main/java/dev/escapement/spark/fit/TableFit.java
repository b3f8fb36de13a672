package dev.escapement.spark.fit;

import dev.escapement.inference.Pieces;
import dev.escapement.inference.Protocol;
import dev.escapement.inference.Warning;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingOrder;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Fits all runs of an output. Needs nothing but them, and gives the same tables whoever wrote them, in whatever order. */
public final class TableFit {
    /** From so many settings on it pays to spread the fits: they take some seconds here. */
    private static final int MANY = 200;

    private final Map<Setting, Sample> settings = new HashMap<>();
    private final Map<SettingGroup, CellDigest> digests = new HashMap<>();
    private final Map<SettingGroup, Integer> contradictions = new HashMap<>();
    private final Map<Setting, Sample> atLevels = new HashMap<>();
    private final Map<SettingGroup, CellDigest> levelDigests = new HashMap<>();

    private TableFit() {}

    /** The runs of a setting, and which cells they are. */
    private record Sample(SettingRuns runs, CellDigest cells) {
        static void add(Map<Setting, Sample> samples, RunRow row) {
            Sample sample =
                    samples.computeIfAbsent(row.setting(), s -> new Sample(new SettingRuns(), new CellDigest()));
            sample.runs.add(row);
            sample.cells.add(row.cellId());
        }
    }

    /** The same as {@link #of(LevelRuns, Supplier, FitWatch)} of runs alone, followed by nobody. */
    public static Tables of(RunStore runs, Supplier<Spread> many) throws IOException {
        return of(LevelRuns.without(runs), many, FitWatch.NONE);
    }

    /**
     * The tables of the runs in a store. With many settings the fits are spread, with few they are made here: the tables are
     * the same.
     *
     * @param many how to spread many fits
     * @param watch follows them
     */
    public static Tables of(LevelRuns runs, Supplier<Spread> many, FitWatch watch) throws IOException {
        watch.at("reading runs", 0, 0);
        TableFit fit = new TableFit();
        runs.forEachCell(
                fit::add,
                fit::addAtLevel,
                row -> fit.contradictions.merge(row.setting().group(), 1, Integer::sum));
        fit.joinLevels();
        return fit.tables(fit.settings.size() < MANY ? Spread.HERE : many.get(), watch);
    }

    /** Writes the tables beside the runs. */
    public static void write(Tables tables, OutputDirectory output, Map<String, String> footer) throws IOException {
        output.writeTable(EscapeTimeRow.FILE, EscapeTimeRow.class, tables.escapeTimes(), footer);
        output.writeTable(ExponentRow.FILE, ExponentRow.class, tables.exponents(), footer);
        output.writeTable(LocalExponentRow.FILE, LocalExponentRow.class, tables.localExponents(), footer);
        output.writeTable(CrossoverRow.FILE, CrossoverRow.class, tables.crossovers(), footer);
        output.writeTable(TransitionRow.FILE, TransitionRow.class, tables.transitions(), footer);
    }

    private void add(RunRow row) {
        Sample.add(settings, row);
        digests.computeIfAbsent(row.setting().group(), g -> new CellDigest()).add(row.cellId());
    }

    private void addAtLevel(RunRow row) {
        Sample.add(atLevels, row);
        levelDigests
                .computeIfAbsent(row.setting().group(), g -> new CellDigest())
                .add(row.cellId());
    }

    /** A level is a setting like any other, unless there are runs that stop there. */
    private void joinLevels() {
        atLevels.forEach(settings::putIfAbsent);
        levelDigests.forEach(digests::putIfAbsent);
    }

    private Tables tables(Spread spread, FitWatch watch) {
        List<SettingTask> all = SettingOrder.sorted(settings.keySet()).stream()
                .map(setting -> new SettingTask(
                        setting,
                        settings.get(setting).runs(),
                        settings.get(setting).cells().key()))
                .toList();
        List<SettingFit> measured = map(spread, all, SettingTask::fit, "fitting settings", watch);
        List<EscapeTimeRow> escapeTimes = measured.stream().map(SettingFit::row).toList();
        Map<SettingGroup, List<EscapeTimeRow>> groups = new LinkedHashMap<>();
        escapeTimes.forEach(row -> groups.computeIfAbsent(row.setting().group(), g -> new ArrayList<>())
                .add(row));
        Protocol protocol = Protocol.standard(Math.max(1, groups.size()));
        List<GroupTask> tasks = new ArrayList<>();
        groups.forEach((group, rows) -> tasks.add(new GroupTask(
                group,
                rows,
                cohorts(rows, settings),
                protocol,
                digests.get(group).key(),
                contradictions.getOrDefault(group, 0))));
        List<GroupFit> fits = map(spread, tasks, groupFit(spread), "fitting groups", watch);
        watch.at("fitting transitions and crossovers", 0, 0);
        return new Tables(
                escapeTimes,
                fits.stream().flatMap(fit -> fit.rows().stream()).toList(),
                fits.stream().flatMap(fit -> fit.local().stream()).toList(),
                TransitionFit.of(fits, protocol),
                CrossoverFit.of(tasks, protocol),
                measured.stream().map(SettingFit::law).toList(),
                warnings(fits));
    }

    private static Map<SettingGroup, List<Warning>> warnings(List<GroupFit> fits) {
        Map<SettingGroup, List<Warning>> warnings = new LinkedHashMap<>();
        fits.forEach(fit -> warnings.put(fit.group(), fit.warnings()));
        return warnings;
    }

    /** Here there may be fewer groups than cores, so that a group has several; on a cluster it has the core of its task. */
    private static Spread.Work<GroupTask, GroupFit> groupFit(Spread spread) {
        return spread == Spread.HERE
                ? task -> GroupFit.of(task, Parallel::run)
                : task -> GroupFit.of(task, Pieces.IN_ORDER);
    }

    private static <T extends Serializable, R extends Serializable> List<R> map(
            Spread spread, List<T> pieces, Spread.Work<T, R> work, String doing, FitWatch watch) {
        watch.at(doing, 0, pieces.size());
        return spread.map(pieces, work, done -> watch.at(doing, done, pieces.size()));
    }

    /** The cohorts of a group, one a dimension. */
    private static List<Cohort> cohorts(List<EscapeTimeRow> group, Map<Setting, Sample> settings) {
        Map<Long, SettingRuns> byDimension = new TreeMap<>();
        for (EscapeTimeRow row : group) {
            byDimension.merge(
                    row.setting().dimension(), settings.get(row.setting()).runs(), SettingRuns::and);
        }
        List<Cohort> cohorts = new ArrayList<>();
        byDimension.forEach((dimension, runs) -> runs.cohort(dimension).ifPresent(cohorts::add));
        return cohorts;
    }
}
