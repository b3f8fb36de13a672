package dev.escapement.spark.store.parquet;

import dev.escapement.setting.Field;
import dev.escapement.setting.SettingColumns;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.schema.PrimitiveType;

/**
 * One column of a table.
 *
 * @param name in files
 * @param meaning a sentence for the column dictionary
 * @param type of the values: the record component's, boxed, or the field's
 * @param nullable whether a row may lack a value
 * @param addition whether a file may lack the column
 */
record TableColumn(String name, String meaning, Class<?> type, ColumnKind kind, boolean nullable, boolean addition) {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class, long.class, Long.class, double.class, Double.class, boolean.class, Boolean.class);
    private static final Map<Class<?>, ColumnKind> KINDS = Map.of(
            String.class, ColumnKind.STRING,
            Integer.class, ColumnKind.INT,
            Long.class, ColumnKind.BIGINT,
            Double.class, ColumnKind.DOUBLE,
            Boolean.class, ColumnKind.BOOLEAN,
            Instant.class, ColumnKind.TIMESTAMP);

    static TableColumn of(RecordComponent component) {
        Column column = component.getAnnotation(Column.class);
        if (column == null) {
            throw new IllegalArgumentException(component + " of " + component.getDeclaringRecord() + " lacks @Column");
        }
        Class<?> declared = component.getType();
        Class<?> type = BOXES.getOrDefault(declared, declared);
        ColumnKind kind = type.isEnum() ? ColumnKind.STRING : KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(component + " has a type that no column can have");
        }
        boolean nullable = BOXES.containsValue(declared) || column.nullable();
        if ((declared.isPrimitive() && nullable) || (column.addition() && !nullable)) {
            throw new IllegalArgumentException(component + " contradicts its @Column");
        }
        String name = column.name().isEmpty() ? snakeCase(component.getName()) : column.name();
        return new TableColumn(name, column.value(), type, kind, nullable, column.addition());
    }

    static TableColumn of(Field<?> field) {
        Field.Absence<?> absence = field.absence();
        return new TableColumn(
                field.name(),
                field.meaning(),
                field.type(),
                KINDS.get(field.type()),
                absence.allowed(),
                absence.addition());
    }

    /** An id may be missing: it follows from other columns. */
    static TableColumn of(SettingColumns.Id<?> id) {
        return new TableColumn(id.name(), id.meaning(), String.class, ColumnKind.STRING, true, true);
    }

    PrimitiveType declaration() {
        return kind.declare(name, nullable);
    }

    /**
     * Holds a value against the contract.
     *
     * @throws IllegalArgumentException if it may not stand in a table
     */
    void check(Object value) {
        if (value == null) {
            if (!nullable) {
                throw new IllegalArgumentException(name + " is null");
            }
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException(name + " is " + number + "; a number that is missing is null");
        }
    }

    /**
     * The record's value for a file's, which spells the constants of an enum as {@code toString} does.
     *
     * @throws IllegalArgumentException if it may not stand in the table
     */
    Object admit(Object value) {
        check(value);
        if (!type.isEnum() || value == null) {
            return value;
        }
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                name + " is " + value + ", not one of " + Arrays.toString(type.getEnumConstants()));
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
