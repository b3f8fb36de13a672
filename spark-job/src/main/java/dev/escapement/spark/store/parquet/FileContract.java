package dev.escapement.spark.store.parquet;

import dev.escapement.spark.store.file.ForeignFileException;
import dev.escapement.spark.store.file.TornFileException;
import dev.escapement.spark.store.file.UnusableFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** What a file's footer must say for the file to be read as a table, whoever wrote it. */
final class FileContract {
    /** Those whose codecs come with Parquet and need nothing installed. */
    private static final Set<CompressionCodecName> CODECS = EnumSet.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    private FileContract() {}

    /**
     * What is read of a file.
     *
     * @param requested the table's columns as the file has them
     * @param takenAsNull other columns, which may be null and are so in every row; without those of which nobody would expect
     *     more: the file says so itself, or it is older than the column
     */
    record Columns(MessageType requested, List<Unread> takenAsNull) {}

    /** A column that is null in every row, and why. */
    record Unread(String column, String why) {
        @Override
        public String toString() {
            return "column " + column + " " + why;
        }
    }

    /**
     * Holds a file's columns against the table's. Order, further columns and whether a column may be null are the file's own
     * business.
     *
     * @throws ForeignFileException if a column that may not be null is missing or of another type
     */
    static Columns columns(Path file, MessageType theirs, List<TableColumn> ours) throws ForeignFileException {
        List<Type> requested = new ArrayList<>();
        List<Unread> takenAsNull = new ArrayList<>();
        for (TableColumn column : ours) {
            Optional<Type> found =
                    theirs.containsField(column.name()) ? Optional.of(theirs.getType(column.name())) : Optional.empty();
            Optional<String> objection = objection(found, column);
            if (objection.isEmpty()) {
                requested.add(found.get());
            } else if (!column.nullable()) {
                throw new ForeignFileException(file, new Unread(column.name(), objection.get()).toString());
            } else if (found.isEmpty() ? !column.addition() : !isAllNull(found.get())) {
                takenAsNull.add(new Unread(column.name(), objection.get()));
            }
        }
        return new Columns(new MessageType(theirs.getName(), requested), takenAsNull);
    }

    /** Arrow writes a column without a value, such as error when no cell failed, with a type that says just that. */
    private static boolean isAllNull(Type found) {
        // By its name, since the class is younger than the oldest Parquet we run on.
        return found.isPrimitive() && "UNKNOWN".equals(String.valueOf(found.getLogicalTypeAnnotation()));
    }

    /** What keeps a column from being read, if anything does. */
    private static Optional<String> objection(Optional<Type> found, TableColumn column) {
        if (found.isEmpty()) {
            return Optional.of("is missing");
        }
        if (!found.get().isPrimitive() || found.get().isRepetition(Repetition.REPEATED)) {
            return Optional.of("is a list or a group");
        }
        return column.kind().objection(found.get().asPrimitiveType());
    }

    /**
     * Holds the footer's row groups against the file. Parquet trusts these numbers: it would allocate what they say, or stop
     * early.
     *
     * @throws UnusableFileException if the numbers cannot be right, or the columns are compressed in a way we cannot read
     */
    static void layout(Path file, long length, List<BlockMetaData> groups, MessageType requested)
            throws UnusableFileException {
        for (BlockMetaData group : groups) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                if (!requested.containsField(chunk.getPath().toArray()[0])) {
                    continue;
                }
                long start = chunk.getStartingPos();
                long size = chunk.getTotalSize();
                boolean inside = start >= 0 && size >= 0 && start <= length && size <= length - start;
                if (!inside || chunk.getValueCount() != group.getRowCount()) {
                    throw new TornFileException(file, length, null);
                }
                if (!CODECS.contains(chunk.getCodec())) {
                    throw new ForeignFileException(file, "it is compressed with " + chunk.getCodec());
                }
            }
        }
    }
}
