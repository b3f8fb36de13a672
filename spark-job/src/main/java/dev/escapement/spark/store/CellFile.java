package dev.escapement.spark.store;

import dev.escapement.spark.store.file.ForeignFileException;
import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.parquet.RowReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a table that has been read from end to end and found sound.
 *
 * @param table whose file it is
 * @param files the file system that holds it
 * @param status its name and length
 * @param rows how many it has
 * @param sorted whether they are in the table's order
 * @param distinct whether they are, and no two are rivals
 * @param notice what a user has to know of how it was read; empty if nothing
 * @param <R> the row
 */
record CellFile<R extends Record>(
        CellTable<R> table,
        FileSystem files,
        FileStatus status,
        long rows,
        boolean sorted,
        boolean distinct,
        Optional<String> notice) {

    private static final Logger LOG = LoggerFactory.getLogger(CellFile.class);

    /**
     * Reads a file to the end, and logs which columns are taken as null. A file counts whole or not at all, so none of its rows
     * may be used before.
     *
     * @throws UnusableFileException if it is torn or foreign
     */
    static <R extends Record> CellFile<R> inspect(CellTable<R> table, FileSystem files, FileStatus status)
            throws IOException {
        if (status.isDirectory()) {
            throw new ForeignFileException(status.getPath(), "it is a directory");
        }
        long rows = 0;
        boolean sorted = true;
        boolean distinct = true;
        Optional<String> notice = Optional.empty();
        try (RowReader<R> reader = new RowReader<>(files, status, table.schema())) {
            Set<String> unread = reader.takenAsNull();
            Optional<String> consequence = Optional.empty();
            R last = null;
            for (R row = reader.next(); row != null; row = reader.next()) {
                if (last != null) {
                    sorted &= table.order().compare(last, row) <= 0;
                    distinct &= sorted && !table.rivals().test(last, row);
                }
                if (consequence.isEmpty() && !unread.isEmpty()) {
                    consequence = table.consequence().apply(row, unread);
                }
                last = row;
                rows++;
            }
            String name = status.getPath().getName();
            if (!unread.isEmpty()) {
                LOG.warn("{}: {}; taken as null", name, reader.spellTakenAsNull());
            }
            notice = consequence.map(what -> name + ": " + reader.spellTakenAsNull() + "; " + what);
        }
        return new CellFile<>(table, files, status, rows, sorted, distinct, notice);
    }

    RowReader<R> open() throws IOException {
        return new RowReader<>(files, status, table.schema());
    }
}
