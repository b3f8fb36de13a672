package dev.escapement.spark.store.parquet;

import dev.escapement.spark.store.file.DurableOutput;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes rows to a new Parquet file, compressed with zstd. Not safe for use by two threads.
 *
 * @param <T> the row
 */
public final class RowWriter<T extends Record> implements Closeable {
    /** The footer's key for {@link TableSchema#version}. */
    static final String SCHEMA_VERSION_KEY = "escapement.schema.version";

    /** Bytes; small, since a merge holds one row group of each of its sources. Some fifty thousand runs. */
    private static final int ROW_GROUP = 4 << 20;

    private final TableSchema<T> schema;
    private final ParquetWriter<Object[]> file;
    private long count;

    /**
     * Creates a file.
     *
     * @param footer further keys and values for the footer
     * @throws IOException if it exists, or cannot be created
     */
    public RowWriter(FileSystem files, Path path, TableSchema<T> schema, Map<String, String> footer)
            throws IOException {
        Map<String, String> entries = new HashMap<>(footer);
        entries.put(SCHEMA_VERSION_KEY, Integer.toString(schema.version()));
        this.schema = schema;
        this.file = new Builder(new NewFile(files, path), new Rows(schema, entries))
                .withConf(files.getConf())
                .withCompressionCodec(TableCodec.NAME)
                .withRowGroupSize((long) ROW_GROUP)
                .build();
    }

    /**
     * Appends a row.
     *
     * @throws IllegalArgumentException if a value may not stand in the table: null where there must be one, NaN, infinity
     */
    public void write(T row) throws IOException {
        file.write(schema.values(row));
        count++;
    }

    /** How many rows have been written. */
    public long count() {
        return count;
    }

    /** Completes the file and puts it on the disk. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Rows extends WriteSupport<Object[]> {
        private final TableSchema<?> schema;
        private final List<TableColumn> columns;
        private final Map<String, String> footer;
        private RecordConsumer file;

        Rows(TableSchema<?> schema, Map<String, String> footer) {
            this.schema = schema;
            this.columns = schema.columns();
            this.footer = footer;
        }

        @Override
        @SuppressWarnings("deprecation") // Its successor is younger than the oldest Parquet we run on.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema.parquet(), footer);
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            file = consumer;
        }

        @Override
        public void write(Object[] values) {
            file.startMessage();
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    TableColumn column = columns.get(i);
                    file.startField(column.name(), i);
                    column.kind().write(file, values[i]);
                    file.endField(column.name(), i);
                }
            }
            file.endMessage();
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // As above.
        protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }

    private record NewFile(FileSystem files, Path path) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSize) throws IOException {
            return new DurableOutput(files.create(path, false));
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
