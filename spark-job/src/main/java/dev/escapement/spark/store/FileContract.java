package dev.escapement.spark.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
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
     * The table's columns as the file has them, without those it declares to be all null. Order, further columns and whether a column may be null are the file's own
     * business.
     *
     * @throws ForeignFileException if a column is missing or of another type
     */
    static MessageType columns(Path file, MessageType theirs, List<TableColumn> ours) throws ForeignFileException {
        List<Type> requested = new ArrayList<>();
        for (TableColumn column : ours) {
            if (!theirs.containsField(column.name())) {
                if (!column.addition()) {
                    throw new ForeignFileException(file, "column " + column.name() + " is missing");
                }
            } else if (!column.nullable() || !isAllNull(theirs.getType(column.name()))) {
                requested.add(column(file, theirs.getType(column.name()), column));
            }
        }
        return new MessageType(theirs.getName(), requested);
    }

    /** Arrow writes a column without a value, such as error when no cell failed, with a type that says just that. */
    private static boolean isAllNull(Type found) {
        // By its name, since the class is younger than the oldest Parquet we run on.
        return found.isPrimitive() && "UNKNOWN".equals(String.valueOf(found.getLogicalTypeAnnotation()));
    }

    private static PrimitiveType column(Path file, Type found, TableColumn column) throws ForeignFileException {
        if (!found.isPrimitive() || found.isRepetition(Repetition.REPEATED)) {
            throw new ForeignFileException(file, "column " + column.name() + " is a list or a group");
        }
        PrimitiveType type = found.asPrimitiveType();
        String objection = column.kind().objection(type).orElse(null);
        if (objection != null) {
            throw new ForeignFileException(file, "column " + column.name() + " " + objection);
        }
        return type;
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
