package dev.escapement.spark.job.task;

import dev.escapement.spark.cluster.TuningKey;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.backlog.PendingSetting;
import dev.escapement.spark.job.checkpoint.CheckpointedGroups;
import dev.escapement.spark.job.checkpoint.CheckpointedGroups.Parts;
import dev.escapement.sweep.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;

/**
 * Cuts a backlog into tasks: short enough that many of them keep all cores busy to the end, long enough that Spark's own
 * cost per task does not show. A setting's cells are cut into equal groups; groups that are small share a task. The longest
 * tasks come first, since Spark starts them in order. Rows do not depend on any of this.
 *
 * <p>Cells that take longer than a task should are simulated together all the same where they share lanes, since a lane more
 * costs a tenth of a lane alone. How many of them, and how many tasks a core gets, is what makes the sweep end first.
 */
public final class TaskPacking {
    static final String SHORTEST_KEY = "spark.escapement.task.millis";

    static final String LANES_KEY = "spark.escapement.task.lanes";

    private static final int SHORTEST_MILLIS = 2000;
    private static final double LONGEST = 10e9;
    private static final int[] TASKS_PER_CORE = {16, 64};
    private static final int MOST_CELLS = 20_000;
    private static final int MOST_LANES = 64;

    private final long rootSeed;
    private final double target;
    private final int lanes;
    private final boolean checkpoints;
    private final List<SweepTask> tasks = new ArrayList<>();
    private List<CellGroup> open = new ArrayList<>();
    private double openNanos;
    private int openCells;

    private TaskPacking(long rootSeed, double target, int lanes, boolean checkpoints) {
        this.rootSeed = rootSeed;
        this.target = target;
        this.lanes = lanes;
        this.checkpoints = checkpoints;
    }

    /**
     * The tasks of a backlog, longest first.
     *
     * @param cores how many tasks run at a time
     * @param begun groups that have left a checkpoint; if checkpoints are kept, so that every dense cell is a group of its own
     * @param conf may hold {@value #SHORTEST_KEY}, how long a task should at least take; {@value #SHORTEST_MILLIS} by default;
     *     and {@value #LANES_KEY}, how many long cells are simulated together at most, {@value #MOST_LANES} by default
     */
    public static List<SweepTask> pack(
            Backlog backlog, long rootSeed, int cores, Optional<CheckpointedGroups> begun, SparkConf conf) {
        double even = backlog.predictedNanos() / cores;
        double shortest = 1e6 * TuningKey.atLeastOne(conf, SHORTEST_KEY, SHORTEST_MILLIS);
        double[] targets = Arrays.stream(TASKS_PER_CORE)
                .mapToDouble(count -> Math.max(shortest, Math.min(LONGEST, even / count)))
                .distinct()
                .toArray();
        List<Parts> parts = backlog.settings().stream()
                .map(setting ->
                        begun.map(groups -> groups.of(setting, rootSeed)).orElse(new Parts(List.of(), setting)))
                .toList();
        int most = Math.toIntExact(TuningKey.atLeastOne(conf, LANES_KEY, MOST_LANES));
        return IntStream.iterate(most, lanes -> lanes > 0, lanes -> lanes / 2)
                .boxed()
                .flatMap(lanes -> Arrays.stream(targets)
                        .mapToObj(target -> new TaskPacking(rootSeed, target, lanes, begun.isPresent())))
                .map(packing -> pack(parts, packing))
                .min(Comparator.comparingDouble(tasks -> makespan(tasks, cores)))
                .orElseThrow();
    }

    /**
     * Core time that theory foresees for a backlog on so many cores, cut into tasks as by default, with what they spend until everything is
     * compiled, in nanoseconds.
     */
    public static double predictedNanos(Backlog backlog, int cores) {
        List<SweepTask> tasks = pack(backlog, 0, cores, Optional.empty(), new SparkConf(false));
        return backlog.withCompiling(SweepTask.allNanos(tasks), cores);
    }

    private static List<SweepTask> pack(List<Parts> settings, TaskPacking packing) {
        settings.forEach(setting -> packing.add(setting.rest()));
        packing.close();
        settings.forEach(packing::addBegun);
        packing.tasks.sort(Comparator.comparingDouble(SweepTask::predictedNanos).reversed());
        return packing.tasks;
    }

    /**
     * When the last task ends if each idle core takes the longest of those left, as they do, and the longest task takes a quarter longer
     * than foreseen.
     */
    private static double makespan(List<SweepTask> longestFirst, int cores) {
        PriorityQueue<Double> idleFrom = new PriorityQueue<>(Collections.nCopies(cores, 0.0));
        double last = 0;
        for (SweepTask task : longestFirst) {
            double end = idleFrom.remove() + task.predictedNanos();
            idleFrom.add(end);
            last = Math.max(last, end);
        }
        return longestFirst.isEmpty() ? 0 : last + 0.25 * longestFirst.get(0).predictedNanos();
    }

    private void add(PendingSetting setting) {
        int cells = setting.seeds().length;
        int fitting = checkpoints && !setting.cost().sharesLanes() ? 1 : fitting(setting.cost());
        int groups = (cells + fitting - 1) / fitting;
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) cells * g / groups);
            int to = (int) ((long) cells * (g + 1) / groups);
            long[] seeds = Arrays.copyOfRange(setting.seeds(), from, to);
            put(
                    new CellGroup(setting.setting(), rootSeed, setting.maxSteps(), seeds, setting.kept()),
                    setting.cost().nanos(to - from));
        }
    }

    private void addBegun(Parts setting) {
        for (CellGroup group : setting.begun()) {
            tasks.add(new SweepTask(
                    new ArrayList<>(List.of(group)), setting.rest().cost().nanos(group.size())));
        }
    }

    /** How many cells of a setting make a task, or a fair part of one. */
    private int fitting(Cost cost) {
        int least = cost.sharesLanes() ? lanes : 1;
        int most = MOST_CELLS;
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (cost.nanos(middle) <= target) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    private void put(CellGroup group, double nanos) {
        if (openNanos + nanos > 1.5 * target || openCells + group.size() > MOST_CELLS) {
            close();
        }
        open.add(group);
        openNanos += nanos;
        openCells += group.size();
    }

    private void close() {
        if (!open.isEmpty()) {
            tasks.add(new SweepTask(open, openNanos));
        }
        open = new ArrayList<>();
        openNanos = 0;
        openCells = 0;
    }
}
