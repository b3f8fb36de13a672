package dev.escapement.spark.store.parquet;

import dev.escapement.setting.SettingColumns;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a table, read off the record that is its row. A component that is a setting, or a group of settings, stands
 * for the columns of its fields, in their place.
 *
 * @param <T> the row
 */
public final class TableSchema<T extends Record> {
    private final Class<T> row;
    private final Constructor<T> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<TableColumn> own = new ArrayList<>();

    private sealed interface Part {
        Method accessor();
    }

    private record Leaf(Method accessor) implements Part {}

    private record Described(Method accessor, SettingCodec<?> codec) implements Part {}

    private TableSchema(Class<T> row) {
        this.row = row;
        RecordComponent[] components = row.getRecordComponents();
        for (RecordComponent component : components) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Optional<SettingColumns<?>> setting = SettingColumns.of(component.getType());
            if (setting.isPresent()) {
                SettingCodec<?> codec = new SettingCodec<>(setting.get());
                parts.add(new Described(accessor, codec));
                columns.addAll(codec.columns());
            } else {
                parts.add(new Leaf(accessor));
                TableColumn column = TableColumn.of(component);
                columns.add(column);
                own.add(column);
            }
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = row.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(row + " lacks its canonical constructor", e);
        }
    }

    /**
     * The table whose row a record is.
     *
     * @throws IllegalArgumentException if a component has no {@link Column} or a type that no column can have
     */
    public static <T extends Record> TableSchema<T> of(Class<T> row) {
        return new TableSchema<>(row);
    }

    /** In the order of the file. */
    List<TableColumn> columns() {
        return columns;
    }

    /** Those that do not describe the row's setting or group. */
    List<TableColumn> ownColumns() {
        return own;
    }

    /** The version of the columns: 1 as first published, and one more for each column that was added since. */
    int version() {
        return 1 + (int) columns.stream().filter(TableColumn::addition).count();
    }

    MessageType parquet() {
        return new MessageType(
                row.getSimpleName(),
                columns.stream().<Type>map(TableColumn::declaration).toList());
    }

    /**
     * A row's values, one per column.
     *
     * @throws IllegalArgumentException if one may not stand in the table
     */
    Object[] values(T row) {
        Object[] values = new Object[columns.size()];
        int at = 0;
        for (Part part : parts) {
            Object value = read(part.accessor(), row);
            if (part instanceof Described described) {
                described.codec().write(value, values, at);
                at += described.codec().columns().size();
            } else {
                columns.get(at).check(value);
                values[at++] = value;
            }
        }
        return values;
    }

    /**
     * The row of a file's values.
     *
     * @throws IllegalArgumentException if one may not stand in the table, or the record refuses them
     */
    T row(Object[] values) {
        Object[] arguments = new Object[parts.size()];
        int at = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (parts.get(i) instanceof Described described) {
                arguments[i] = described.codec().read(values, at);
                at += described.codec().columns().size();
            } else {
                arguments[i] = columns.get(at).admit(values[at]);
                at++;
            }
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(row + " could not be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(row + " could not be made", e);
        }
    }

    private static Object read(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " failed", e);
        }
    }
}
