package dev.escapement.spark.store;

import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.RowReader;
import dev.escapement.spark.store.parquet.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Makes any number of files of a table, sorted or not, fit for one merge in bounded memory. A file that is not sorted (others may
 * write such) is cut into sorted pieces, and where there are more files than a merge should hold open, some are merged
 * beforehand; both go to a private directory on the local disk, which {@link #close} removes.
 *
 * @param <R> the row
 */
final class SortedFiles<R extends Record> implements Closeable {
    private final CellTable<R> table;
    private final BiConsumer<R, R> rivals;
    private final int fanIn;
    private final int pieceRows;
    private final java.nio.file.Path directory;
    private final WholeFiles scratch;
    private final Deque<CellFile<R>> sources = new ArrayDeque<>();
    private int pieces;

    /**
     * Prepares files for a merge.
     *
     * @param fanIn how many files a merge may hold open, at least 2
     * @param pieceRows how many rows to sort in memory
     * @param rivals is told of each two rows of which only one counts
     */
    SortedFiles(CellTable<R> table, List<CellFile<R>> files, int fanIn, int pieceRows, BiConsumer<R, R> rivals)
            throws IOException {
        this.table = table;
        this.rivals = rivals;
        this.fanIn = fanIn;
        this.pieceRows = pieceRows;
        this.directory = Files.createTempDirectory("escapement-sort-");
        try {
            this.scratch = new WholeFiles(new Path(directory.toUri()), new Configuration(false));
            for (CellFile<R> file : files) {
                if (file.sorted()) {
                    sources.add(file);
                } else {
                    cut(file);
                }
            }
            while (sources.size() > fanIn) {
                mergeSome();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Those rows that count, in the table's order. */
    CellMerge<R> merge() throws IOException {
        return new CellMerge<>(table, List.copyOf(sources), rivals);
    }

    private void cut(CellFile<R> file) throws IOException {
        List<R> piece = new ArrayList<>();
        try (RowReader<R> rows = file.open()) {
            for (R row = rows.next(); row != null; row = rows.next()) {
                piece.add(row);
                if (piece.size() == pieceRows) {
                    spill(piece);
                    piece.clear();
                }
            }
        }
        if (!piece.isEmpty()) {
            spill(piece);
        }
    }

    private void spill(List<R> rows) throws IOException {
        rows.sort(table.order());
        Path path = newPiece();
        try (RowWriter<R> piece = writer(path)) {
            for (R row : rows) {
                piece.write(row);
            }
        }
        add(path, rows.size());
    }

    private void mergeSome() throws IOException {
        List<CellFile<R>> some = new ArrayList<>();
        while (some.size() < fanIn) {
            some.add(sources.remove());
        }
        Path path = newPiece();
        long rows;
        try (CellMerge<R> merge = new CellMerge<>(table, some, rivals);
                RowWriter<R> piece = writer(path)) {
            for (R row = merge.next(); row != null; row = merge.next()) {
                piece.write(row);
            }
            rows = piece.count();
        }
        add(path, rows);
    }

    private Path newPiece() {
        return new Path(directory.resolve("piece-" + pieces++ + ".parquet").toUri());
    }

    private RowWriter<R> writer(Path path) throws IOException {
        return new RowWriter<>(scratch.system(), path, table.schema(), Map.of());
    }

    private void add(Path path, long rows) throws IOException {
        sources.add(new CellFile<>(
                table, scratch.system(), scratch.system().getFileStatus(path), rows, true, false, Optional.empty()));
    }

    @Override
    public void close() throws IOException {
        try (Stream<java.nio.file.Path> left = Files.list(directory)) {
            for (java.nio.file.Path piece : left.toList()) {
                Files.delete(piece);
            }
        }
        Files.delete(directory);
    }
}
