package dev.escapement.spark.store.parquet;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** Collects the values of one row after another, in the table's column order; a value that a row lacks stays null. */
final class RowConverter extends RecordMaterializer<Object[]> {
    private final Object[] values;
    private final GroupConverter root;

    /**
     * @param columns the table's
     * @param requested those of them that the file has, in any order
     */
    RowConverter(List<TableColumn> columns, MessageType requested) {
        values = new Object[columns.size()];
        Converter[] cells = new Converter[requested.getFieldCount()];
        for (int i = 0; i < values.length; i++) {
            TableColumn column = columns.get(i);
            if (requested.containsField(column.name())) {
                int field = requested.getFieldIndex(column.name());
                PrimitiveType type = requested.getType(field).asPrimitiveType();
                cells[field] = new Cell(i, column.kind(), longs(column, type));
            }
        }
        root = new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
                return cells[field];
            }

            @Override
            public void start() {
                Arrays.fill(values, null);
            }

            @Override
            public void end() {}
        };
    }

    @Override
    public Object[] getCurrentRecord() {
        return values;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static LongFunction<Object> longs(TableColumn column, PrimitiveType type) {
        if (column.kind() != ColumnKind.TIMESTAMP) {
            return value -> value;
        }
        long perSecond = type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
                ? switch (timestamp.getUnit()) {
                    case MILLIS -> 1_000;
                    case MICROS -> 1_000_000;
                    case NANOS -> 1_000_000_000;
                }
                : 1_000_000;
        long nanos = 1_000_000_000 / perSecond;
        return value -> Instant.ofEpochSecond(Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * nanos);
    }

    private final class Cell extends PrimitiveConverter {
        private final int at;
        private final ColumnKind kind;
        private final LongFunction<Object> longs;
        private String[] dictionary = {};

        Cell(int at, ColumnKind kind, LongFunction<Object> longs) {
            this.at = at;
            this.kind = kind;
            this.longs = longs;
        }

        /** Dictionaries are worth decoding once for texts alone; and their rows then share the strings. */
        @Override
        public boolean hasDictionarySupport() {
            return kind == ColumnKind.STRING;
        }

        @Override
        public void setDictionary(Dictionary entries) {
            dictionary = new String[entries.getMaxId() + 1];
            for (int i = 0; i < dictionary.length; i++) {
                dictionary[i] = entries.decodeToBinary(i).toStringUsingUTF8();
            }
        }

        @Override
        public void addValueFromDictionary(int entry) {
            values[at] = dictionary[entry];
        }

        @Override
        public void addBinary(Binary value) {
            values[at] = value.toStringUsingUTF8();
        }

        @Override
        public void addInt(int value) {
            values[at] = value;
        }

        @Override
        public void addLong(long value) {
            values[at] = longs.apply(value);
        }

        @Override
        public void addDouble(double value) {
            values[at] = value + 0.0; // -0 is 0, or equal settings would differ
        }

        @Override
        public void addBoolean(boolean value) {
            values[at] = value;
        }
    }
}
