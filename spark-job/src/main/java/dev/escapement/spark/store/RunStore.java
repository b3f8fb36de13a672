package dev.escapement.spark.store;

import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/** The runs of an output, {@code runs/*.parquet}: of each cell, one row counts; see {@link RunRow#PREFERENCE}. */
public final class RunStore extends CellFiles<RunRow> {
    static final CellTable<RunRow> TABLE = new CellTable<>(
            TableSchema.of(RunRow.class),
            RunRow.BY_CELL,
            (row, next) -> RunRow.BY_CELL.compare(row, next) == 0,
            RunRow.PREFERENCE,
            RunStore::plainRates);

    /** What makes the law of a learning rate; without it no group has more than one dimension. */
    private static final Set<String> RATE_LAW = Set.of("eta_coefficient", "eta_exponent");

    RunStore(Path directory, WholeFiles files, Map<String, String> footer, UnusableFiles unusable) {
        super(TABLE, directory, files, footer, unusable);
    }

    private static Optional<String> plainRates(RunRow row, Set<String> unread) {
        return !Double.isNaN(row.setting().eta()) && unread.containsAll(RATE_LAW)
                ? Optional.of("its learning rates are taken for plain values: if they follow a law eta = c d^-a, each"
                        + " dimension becomes a group of its own, without an exponent")
                : Optional.empty();
    }

    /** Hands over one row per cell, ordered by cell id: the one that counts. Writes nothing to the output. */
    public void forEachCell(Consumer<RunRow> consumer) throws IOException {
        forEachCell(consumer, contradicted -> {});
    }

    /**
     * The same.
     *
     * @param contradicted is told of a row of each cell of which another row says something else of the same steps; once for
     *     each such row
     */
    public void forEachCell(Consumer<RunRow> consumer, Consumer<RunRow> contradicted) throws IOException {
        forEachThatCounts(consumer, (one, other) -> {
            if (one.contradicts(other)) {
                contradicted.accept(one);
            }
        });
    }
}
