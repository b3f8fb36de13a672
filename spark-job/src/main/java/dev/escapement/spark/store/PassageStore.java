package dev.escapement.spark.store;

import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.PassageRow;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * The passages of an output, {@code passages/*.parquet}. Of two rows of one cell and level that of the run that was watched
 * longer counts.
 */
public final class PassageStore extends CellFiles<PassageRow> {
    static final CellTable<PassageRow> TABLE = new CellTable<>(
            TableSchema.of(PassageRow.class),
            Comparator.comparing(PassageRow::cellId).thenComparingDouble(PassageRow::level),
            (row, next) -> row.cellId().equals(next.cellId()) && row.level() == next.level(),
            Comparator.comparing(PassageRow::maxSteps, Comparator.nullsFirst(Comparator.naturalOrder())),
            (row, unread) -> Optional.empty());

    PassageStore(Path directory, WholeFiles files, Map<String, String> footer, UnusableFiles unusable) {
        super(TABLE, directory, files, footer, unusable);
    }

    /** Hands over the passages that count, ordered by cell id and level. Writes nothing to the output. */
    public void forEachPassage(Consumer<PassageRow> consumer) throws IOException {
        forEachThatCounts(consumer, (one, other) -> {});
    }
}
