package dev.escapement.spark.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A sweep's output: its runs, its tables and the texts beside them. One driver writes it, from one thread. */
public final class OutputDirectory {
    private static final String RUNS = "runs";

    private final Path path;
    private final WholeFiles files;

    /**
     * An output on any of Hadoop's file systems. Nothing is created until something is written.
     *
     * @throws IOException if the path has a scheme that Hadoop does not know, or its file system cannot be reached
     */
    public OutputDirectory(Path path, Configuration configuration) throws IOException {
        this.files = new WholeFiles(path, configuration);
        this.path = files.system().makeQualified(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Creates what is missing of the output, and makes sure that it can be written.
     *
     * @throws IOException if it cannot
     */
    public void create() throws IOException {
        Path runs = new Path(path, RUNS);
        if (!files.system().mkdirs(runs)) {
            throw new IOException(runs + " cannot be created");
        }
        Path probe = new Path(runs, "_probe.tmp");
        files.writeText(probe, "");
        files.delete(probe);
    }

    /**
     * Its runs.
     *
     * @param footer keys and values for the footers of new files
     * @param unusable is told, once, of each file that cannot count
     */
    public RunStore runs(Map<String, String> footer, Consumer<UnusableFileException> unusable) {
        return new RunStore(new Path(path, RUNS), files, footer, unusable);
    }

    /**
     * Writes a small table, replacing the one that is there.
     *
     * @param name the file's, such as {@link EscapeTimeRow#FILE}
     * @param footer keys and values for its footer
     * @throws IllegalArgumentException if a row holds NaN, infinity, or null where there must be a value
     */
    public <T extends Record> void writeTable(String name, Class<T> row, List<T> rows, Map<String, String> footer)
            throws IOException {
        TableSchema<T> schema = TableSchema.of(row);
        files.write(new Path(path, name), temporary -> {
            try (RowWriter<T> writer = new RowWriter<>(files.system(), temporary, schema, footer)) {
                for (T each : rows) {
                    writer.write(each);
                }
            }
        });
    }

    /**
     * Reads a small table.
     *
     * @throws java.io.FileNotFoundException if there is none
     * @throws UnusableFileException if it is torn or foreign
     */
    public <T extends Record> List<T> readTable(String name, Class<T> row) throws IOException {
        List<T> rows = new ArrayList<>();
        try (RowReader<T> reader = new RowReader<>(
                files.system(), files.system().getFileStatus(new Path(path, name)), TableSchema.of(row))) {
            for (T next = reader.next(); next != null; next = reader.next()) {
                rows.add(next);
            }
        }
        return rows;
    }

    /** Writes a text file, such as the manifest, as UTF-8, replacing the one that is there. */
    public void writeText(String name, String text) throws IOException {
        files.writeText(new Path(path, name), text);
    }
}
