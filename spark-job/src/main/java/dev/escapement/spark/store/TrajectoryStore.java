package dev.escapement.spark.store;

import dev.escapement.simulation.TrajectoryGrid;
import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * The trajectories of an output, {@code trajectories/*.parquet}. Two trajectories of one cell are the same as far as both
 * go, but for the step at which a run was censored before its cap grew: a step off the grid counts as a cell's last alone.
 */
public final class TrajectoryStore extends CellFiles<TrajectoryRow> {
    static final CellTable<TrajectoryRow> TABLE = new CellTable<>(
            TableSchema.of(TrajectoryRow.class),
            Comparator.comparing(TrajectoryRow::cellId).thenComparingLong(TrajectoryRow::step),
            TrajectoryStore::rivals,
            Comparator.comparingLong(TrajectoryRow::step),
            (row, unread) -> Optional.empty());

    TrajectoryStore(Path directory, WholeFiles files, Map<String, String> footer, UnusableFiles unusable) {
        super(TABLE, directory, files, footer, unusable);
    }

    private static boolean rivals(TrajectoryRow row, TrajectoryRow next) {
        return row.cellId().equals(next.cellId())
                && (row.step() == next.step() || !TrajectoryGrid.contains(row.step()));
    }

    /** Hands over the points of every trajectory, ordered by cell id and step. Writes nothing to the output. */
    public void forEachPoint(Consumer<TrajectoryRow> consumer) throws IOException {
        forEachThatCounts(consumer, (one, other) -> {});
    }
}
