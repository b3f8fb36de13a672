package dev.escapement.spark.store.parquet;

import dev.escapement.spark.store.file.ForeignFileException;
import dev.escapement.spark.store.file.TornFileException;
import dev.escapement.spark.store.file.UnusableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Streams the rows of one Parquet file, whoever wrote it, holding one row group at a time. Not safe for use by two threads.
 *
 * @param <T> the row
 */
public final class RowReader<T extends Record> implements Closeable {
    private final Path path;
    private final TableSchema<T> schema;
    private final WatchedInput input;
    private ParquetFileReader file;
    private MessageColumnIO columns;
    private RowConverter converter;
    private RecordReader<Object[]> group;
    private long leftInGroup;
    private List<FileContract.Unread> takenAsNull = List.of();
    private long count;

    /**
     * Opens a file.
     *
     * @throws UnusableFileException if it is torn or foreign
     * @throws IOException if the file system fails
     */
    public RowReader(FileSystem files, FileStatus status, TableSchema<T> schema) throws IOException {
        this.path = status.getPath();
        this.schema = schema;
        this.input = new WatchedInput(files, status);
        try {
            parsing(() -> {
                open(files, status.getLen());
                return null;
            });
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open(FileSystem files, long length) throws IOException {
        // With a configuration that is there: Parquet would make one, which takes longer than reading a small file.
        ParquetReadOptions options = HadoopReadOptions.builder(files.getConf())
                .usePageChecksumVerification()
                .build();
        file = ParquetFileReader.open(input, options);
        MessageType theirs = file.getFooter().getFileMetaData().getSchema();
        FileContract.Columns found = FileContract.columns(path, theirs, schema.columns());
        MessageType requested = found.requested();
        takenAsNull = found.takenAsNull();
        FileContract.layout(path, length, file.getRowGroups(), requested);
        file.setRequestedSchema(requested);
        columns = new ColumnIOFactory(file.getFooter().getFileMetaData().getCreatedBy()).getColumnIO(requested, theirs);
        converter = new RowConverter(schema.columns(), requested);
    }

    /** The names of columns that are null in every row, although the file is not expected to be without them. */
    public Set<String> takenAsNull() {
        return takenAsNull.stream().map(FileContract.Unread::column).collect(Collectors.toSet());
    }

    /** The same columns and why they are, for messages. */
    public String spellTakenAsNull() {
        return takenAsNull.stream().map(FileContract.Unread::toString).collect(Collectors.joining(", "));
    }

    /** The footer's keys and values. */
    Map<String, String> footer() {
        return file.getFooter().getFileMetaData().getKeyValueMetaData();
    }

    /**
     * The next row, or null after the last one.
     *
     * @throws UnusableFileException if the file turns out to be torn, or a row does not follow the contract
     * @throws IOException if the file system fails
     */
    public T next() throws IOException {
        Object[] values = parsing(this::nextValues);
        if (values == null) {
            return null;
        }
        count++;
        try {
            return schema.row(values);
        } catch (IllegalArgumentException e) {
            String missing = takenAsNull.isEmpty() ? "" : " (" + spellTakenAsNull() + ")";
            throw new ForeignFileException(path, "in row " + count + ", " + e.getMessage() + missing);
        }
    }

    private Object[] nextValues() throws IOException {
        while (leftInGroup == 0) {
            PageReadStore pages = file.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            leftInGroup = pages.getRowCount();
            group = columns.getRecordReader(pages, converter);
        }
        leftInGroup--;
        return group.read();
    }

    private interface Parse<R> {
        R get() throws IOException;
    }

    /** Runs Parquet's code, which meets a torn file with whatever exception the garbage leads to. */
    private <R> R parsing(Parse<R> parse) throws IOException {
        try {
            return parse.get();
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (input.failure().isPresent()) {
                throw input.failure().get();
            }
            throw new TornFileException(path, input.getLength(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
