package dev.escapement.spark.store;

import dev.escapement.spark.store.parquet.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/**
 * Merges sorted files of a table into one stream, in the table's order and without rivals; holds one row group of each file.
 *
 * @param <R> the row
 */
final class CellMerge<R extends Record> implements Closeable {
    private final CellTable<R> table;
    private final BiConsumer<R, R> rivals;
    private final List<RowReader<R>> readers = new ArrayList<>();
    private final PriorityQueue<Head<R>> heads;

    private record Head<R extends Record>(R row, RowReader<R> rest) {}

    /**
     * Opens files, all of which must be sorted.
     *
     * @param rivals is told of each two rows of which only one counts
     */
    CellMerge(CellTable<R> table, List<CellFile<R>> sources, BiConsumer<R, R> rivals) throws IOException {
        this.table = table;
        this.rivals = rivals;
        heads = new PriorityQueue<>(Comparator.comparing(Head::row, table.order()));
        try {
            for (CellFile<R> source : sources) {
                RowReader<R> reader = source.open();
                readers.add(reader);
                advance(reader);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The next row that counts, or null after the last one. */
    R next() throws IOException {
        R best = take();
        while (best != null && !heads.isEmpty() && table.rivals().test(best, heads.peek().row)) {
            R other = take();
            rivals.accept(best, other);
            best = table.preference().compare(other, best) > 0 ? other : best;
        }
        return best;
    }

    private R take() throws IOException {
        Head<R> head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.rest);
        return head.row;
    }

    private void advance(RowReader<R> reader) throws IOException {
        R row = reader.next();
        if (row != null) {
            heads.add(new Head<>(row, reader));
        }
    }

    @Override
    public void close() throws IOException {
        for (RowReader<R> reader : readers) {
            reader.close();
        }
    }
}
