package dev.escapement.spark.job.backlog;

import dev.escapement.setting.CellId;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which passages a sweep asks for, those of its levels by every cell, and which of them an output holds. */
final class KnownPassages {
    private final List<Double> levels;
    private final Map<String, RunRow> runs = new HashMap<>();
    /** Per cell and level the largest cap under which a run was watched for it; the longest where the run passed it. */
    private final Map<String, long[]> watched = new HashMap<>();

    /** Nothing is known yet of these levels, rising. */
    KnownPassages(List<Double> levels) {
        this.levels = levels;
    }

    /** The levels, rising. */
    List<Double> levels() {
        return levels;
    }

    /** Notes a row of an output. */
    void add(RunRow row) {
        if (!levels.isEmpty()) {
            runs.merge(row.cellId(), row, (one, other) -> RunRow.PREFERENCE.compare(one, other) < 0 ? other : one);
        }
    }

    /** Notes a passage in an output. */
    void add(PassageRow passage) {
        int level = levels.indexOf(passage.level());
        if (level >= 0) {
            long cap = passage.step() != null ? Long.MAX_VALUE : passage.maxSteps() == null ? 0 : passage.maxSteps();
            long[] caps = watched.computeIfAbsent(passage.cellId(), id -> new long[levels.size()]);
            caps[level] = Math.max(caps[level], cap);
        }
    }

    /** The cap under which a cell that has run is to be simulated again for its passages; empty if it need not be. */
    OptionalLong lacking(CellId id) {
        RunRow run = runs.get(id.toString());
        if (run == null || run.status() == Status.FAILED) {
            return OptionalLong.empty();
        }
        long[] caps = watched.getOrDefault(id.toString(), new long[levels.size()]);
        for (long cap : caps) {
            if (cap < run.maxSteps()) {
                return OptionalLong.of(run.maxSteps());
            }
        }
        return OptionalLong.empty();
    }
}
