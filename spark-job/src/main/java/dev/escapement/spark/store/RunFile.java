package dev.escapement.spark.store;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * A file of runs that has been read from end to end and found sound.
 *
 * @param files the file system that holds it
 * @param status its name and length
 * @param rows how many it has
 * @param sorted whether they are ordered by cell
 * @param distinct whether they are, and no cell has two
 */
record RunFile(FileSystem files, FileStatus status, long rows, boolean sorted, boolean distinct) {
    private static final TableSchema<RunRow> SCHEMA = TableSchema.of(RunRow.class);

    /**
     * Reads a file to the end. A file counts whole or not at all, so none of its rows may be used before.
     *
     * @throws UnusableFileException if it is torn or foreign
     */
    static RunFile inspect(FileSystem files, FileStatus status) throws IOException {
        if (status.isDirectory()) {
            throw new ForeignFileException(status.getPath(), "it is a directory");
        }
        long rows = 0;
        boolean sorted = true;
        boolean distinct = true;
        try (RowReader<RunRow> reader = new RowReader<>(files, status, SCHEMA)) {
            RunRow last = null;
            for (RunRow row = reader.next(); row != null; row = reader.next()) {
                int order = last == null ? -1 : RunRow.BY_CELL.compare(last, row);
                sorted &= order <= 0;
                distinct &= order < 0;
                last = row;
                rows++;
            }
        }
        return new RunFile(files, status, rows, sorted, distinct);
    }

    RowReader<RunRow> open() throws IOException {
        return new RowReader<>(files, status, SCHEMA);
    }

    static TableSchema<RunRow> schema() {
        return SCHEMA;
    }
}
