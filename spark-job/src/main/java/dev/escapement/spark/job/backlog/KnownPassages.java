package dev.escapement.spark.job.backlog;

import dev.escapement.setting.CellId;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which levels a sweep asks for, and which passages through them an output holds. A level that was not reached is known as far
 * as the cell was watched for it.
 */
final class KnownPassages {
    private static final long REACHED = Long.MAX_VALUE;
    private static final long UNKNOWN = -1;

    private final List<Double> levels;
    private final Map<String, RunRow> runs = new HashMap<>();
    private final Map<String, long[]> watched = new HashMap<>();

    /** Nothing is known yet of the passages through these levels. */
    KnownPassages(List<Double> levels) {
        this.levels = List.copyOf(levels);
    }

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
    void add(PassageRow row) {
        int level = levels.indexOf(row.level());
        if (level >= 0) {
            long[] known = watched.computeIfAbsent(row.cellId(), id -> {
                long[] none = new long[levels.size()];
                Arrays.fill(none, UNKNOWN);
                return none;
            });
            known[level] = Math.max(known[level], watched(row));
        }
    }

    private static long watched(PassageRow row) {
        if (row.step() != null) {
            return REACHED;
        }
        return row.maxSteps() == null ? REACHED - 1 : row.maxSteps();
    }

    /** The cap under which a cell that has run is to be simulated again for its passages; empty if it need not be. */
    OptionalLong lacking(CellId id) {
        RunRow run = runs.get(id.toString());
        if (run == null || run.status() == Status.FAILED) {
            return OptionalLong.empty();
        }
        long asked = run.status() == Status.ESCAPED ? REACHED : run.maxSteps();
        long[] known = watched.get(id.toString());
        return known != null && Arrays.stream(known).allMatch(until -> until >= asked)
                ? OptionalLong.empty()
                : OptionalLong.of(run.maxSteps());
    }
}
