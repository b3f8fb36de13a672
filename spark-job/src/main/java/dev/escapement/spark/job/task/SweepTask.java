package dev.escapement.spark.job.task;

import dev.escapement.spark.job.backlog.CellGroup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one Spark task simulates.
 *
 * @param groups simulated one after the other
 * @param predictedNanos core time that theory foresees
 */
public record SweepTask(List<CellGroup> groups, double predictedNanos) implements Serializable {

    /** Core time that theory foresees for all of some tasks. */
    public static double allNanos(List<SweepTask> tasks) {
        return tasks.stream().mapToDouble(SweepTask::predictedNanos).sum();
    }

    public int cells() {
        return groups.stream().mapToInt(CellGroup::size).sum();
    }

    /** The same cells in two tasks; there must be two. */
    public List<SweepTask> halves() {
        if (groups.size() > 1) {
            int middle = groups.size() / 2;
            return List.of(part(groups.subList(0, middle)), part(groups.subList(middle, groups.size())));
        }
        CellGroup only = groups.get(0);
        int middle = only.size() / 2;
        return List.of(part(List.of(only.seeds(0, middle))), part(List.of(only.seeds(middle, only.size()))));
    }

    private SweepTask part(List<CellGroup> some) {
        SweepTask part = new SweepTask(new ArrayList<>(some), 0);
        return new SweepTask(part.groups, predictedNanos * part.cells() / cells());
    }
}
