package dev.escapement.spark.store;

import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.PassageRow;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The passages of an output, {@code passages/*.parquet}: of a cell and a level one row counts, a step before none, then the one
 * that was watched longer.
 */
public final class PassageStore extends CellFiles<PassageRow> {
    static final CellTable<PassageRow> TABLE = new CellTable<>(
            TableSchema.of(PassageRow.class),
            Comparator.comparing(PassageRow::cellId).thenComparingDouble(PassageRow::level),
            (row, next) -> row.cellId().equals(next.cellId()) && row.level() == next.level(),
            Comparator.comparing((PassageRow row) -> row.step() != null)
                    .thenComparing(PassageRow::maxSteps, Comparator.nullsFirst(Comparator.naturalOrder())),
            (row, unread) -> Optional.empty());

    PassageStore(Path directory, WholeFiles files, Map<String, String> footer, UnusableFiles unusable) {
        super(TABLE, directory, files, footer, unusable);
    }
}
