package dev.escapement.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * Cuts a backlog into tasks: short enough that many of them keep all cores busy to the end, long enough that Spark's own
 * cost per task does not show. A setting's cells are cut into equal groups; groups that are small share a task. The longest
 * tasks come first, since Spark starts them in order. Rows do not depend on any of this.
 */
final class TaskPacking {
    static final String SHORTEST_KEY = "spark.escapement.task.millis";

    private static final int SHORTEST_MILLIS = 2000;
    private static final double LONGEST = 10e9;
    private static final int TASKS_PER_CORE = 16;
    private static final int MOST_CELLS = 20_000;

    private final long rootSeed;
    private final double target;
    private final List<SweepTask> tasks = new ArrayList<>();
    private List<CellGroup> open = new ArrayList<>();
    private double openNanos;
    private int openCells;

    private TaskPacking(long rootSeed, double target) {
        this.rootSeed = rootSeed;
        this.target = target;
    }

    /**
     * The tasks of a backlog, longest first.
     *
     * @param cores how many tasks run at a time
     * @param conf may hold {@value #SHORTEST_KEY}, how long a task should at least take; {@value #SHORTEST_MILLIS} by default
     */
    static List<SweepTask> pack(Backlog backlog, long rootSeed, int cores, SparkConf conf) {
        double even = backlog.predictedNanos() / ((double) cores * TASKS_PER_CORE);
        double shortest = 1e6 * TuningKey.atLeastOne(conf, SHORTEST_KEY, SHORTEST_MILLIS);
        TaskPacking packing = new TaskPacking(rootSeed, Math.max(shortest, Math.min(LONGEST, even)));
        backlog.settings().forEach(packing::add);
        packing.close();
        packing.tasks.sort(Comparator.comparingDouble(SweepTask::predictedNanos).reversed());
        return packing.tasks;
    }

    private void add(PendingSetting setting) {
        int cells = setting.seeds().length;
        double fitting =
                Math.max(1, Math.min(MOST_CELLS, target / setting.cost().nanos()));
        int groups = (int) Math.ceil(cells / fitting);
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) cells * g / groups);
            int to = (int) ((long) cells * (g + 1) / groups);
            long[] seeds = Arrays.copyOfRange(setting.seeds(), from, to);
            put(
                    new CellGroup(setting.setting(), rootSeed, setting.maxSteps(), seeds),
                    setting.cost().nanos());
        }
    }

    private void put(CellGroup group, double nanosPerCell) {
        double nanos = group.size() * nanosPerCell;
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
