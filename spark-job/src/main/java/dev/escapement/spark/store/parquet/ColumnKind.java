package dev.escapement.spark.store.parquet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The types that a column can have. */
@SuppressWarnings("ImmutableEnumChecker") // Parquet's annotations are immutable, but do not say so.
enum ColumnKind {
    STRING("STRING", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()) {
        @Override
        void write(RecordConsumer file, Object value) {
            // Not Binary.fromString: it throws on an unpaired surrogate, and the message of some exception must not
            // be able to take a batch down with it.
            file.addBinary(Binary.fromConstantByteArray(value.toString().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        boolean annotationFits(LogicalTypeAnnotation annotation) {
            return !(annotation instanceof DecimalLogicalTypeAnnotation);
        }
    },
    INT("INT", PrimitiveTypeName.INT32, null) {
        @Override
        void write(RecordConsumer file, Object value) {
            file.addInteger((Integer) value);
        }

        @Override
        boolean annotationFits(LogicalTypeAnnotation annotation) {
            return annotation instanceof IntLogicalTypeAnnotation;
        }
    },
    BIGINT("BIGINT", PrimitiveTypeName.INT64, null) {
        @Override
        void write(RecordConsumer file, Object value) {
            file.addLong((Long) value);
        }

        @Override
        boolean annotationFits(LogicalTypeAnnotation annotation) {
            return annotation instanceof IntLogicalTypeAnnotation;
        }
    },
    DOUBLE("DOUBLE", PrimitiveTypeName.DOUBLE, null) {
        @Override
        void write(RecordConsumer file, Object value) {
            file.addDouble((Double) value);
        }
    },
    BOOLEAN("BOOLEAN", PrimitiveTypeName.BOOLEAN, null) {
        @Override
        void write(RecordConsumer file, Object value) {
            file.addBoolean((Boolean) value);
        }
    },
    TIMESTAMP("TIMESTAMP", PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS)) {
        @Override
        void write(RecordConsumer file, Object value) {
            Instant time = (Instant) value;
            file.addLong(Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000));
        }

        @Override
        boolean annotationFits(LogicalTypeAnnotation annotation) {
            return annotation instanceof TimestampLogicalTypeAnnotation
                    || annotation instanceof IntLogicalTypeAnnotation;
        }
    };

    private final String sql;
    private final PrimitiveTypeName physical;
    private final LogicalTypeAnnotation annotation;

    ColumnKind(String sql, PrimitiveTypeName physical, LogicalTypeAnnotation annotation) {
        this.sql = sql;
        this.physical = physical;
        this.annotation = annotation;
    }

    /** The type as the column dictionary spells it. */
    String sql() {
        return sql;
    }

    /** Adds a value that is not null to a row. */
    abstract void write(RecordConsumer file, Object value);

    /** Whether a value of our physical type means the same under this annotation, which is not null. */
    boolean annotationFits(LogicalTypeAnnotation annotation) {
        return false;
    }

    PrimitiveType declare(String name, boolean nullable) {
        return Types.primitive(physical, nullable ? Repetition.OPTIONAL : Repetition.REQUIRED)
                .as(annotation)
                .named(name);
    }

    /** What keeps a file's column from being read as this type, if anything does. */
    Optional<String> objection(PrimitiveType found) {
        LogicalTypeAnnotation theirs = found.getLogicalTypeAnnotation();
        if (found.getPrimitiveTypeName() == physical && (theirs == null || annotationFits(theirs))) {
            return Optional.empty();
        }
        return Optional.of(
                "is " + spell(found.getPrimitiveTypeName(), theirs) + ", not " + spell(physical, annotation));
    }

    private static String spell(PrimitiveTypeName physical, LogicalTypeAnnotation annotation) {
        return annotation == null ? physical.name() : physical + " " + annotation;
    }
}
