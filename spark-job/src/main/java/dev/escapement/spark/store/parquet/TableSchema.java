package dev.escapement.spark.store.parquet;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a table, read off the record that is its row. A component that is itself a record stands for its own
 * components, in their place, so that tables can share columns.
 *
 * @param <T> the row
 */
public final class TableSchema<T extends Record> {
    private final Class<T> row;
    private final Constructor<T> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final List<TableColumn> columns = new ArrayList<>();

    private sealed interface Part {
        Method accessor();
    }

    private record Leaf(Method accessor) implements Part {}

    private record Nested(Method accessor, TableSchema<?> schema) implements Part {}

    private TableSchema(Class<T> row) {
        this.row = row;
        RecordComponent[] components = row.getRecordComponents();
        for (RecordComponent component : components) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            if (component.getType().isRecord()) {
                TableSchema<?> schema = of(component.getType().asSubclass(Record.class));
                parts.add(new Nested(accessor, schema));
                columns.addAll(schema.columns);
            } else {
                parts.add(new Leaf(accessor));
                columns.add(TableColumn.of(component));
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
        explode(row, values, 0);
        for (int i = 0; i < values.length; i++) {
            columns.get(i).check(values[i]);
        }
        return values;
    }

    /**
     * The row of a file's values.
     *
     * @throws IllegalArgumentException if one may not stand in the table, or the record refuses them
     */
    T row(Object[] values) {
        Object[] admitted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            admitted[i] = columns.get(i).admit(values[i]);
        }
        return assemble(admitted, 0);
    }

    private void explode(Object record, Object[] values, int from) {
        int at = from;
        for (Part part : parts) {
            Object value = read(part.accessor(), record);
            if (part instanceof Nested nested) {
                nested.schema.explode(value, values, at);
                at += nested.schema.columns.size();
            } else {
                values[at++] = value;
            }
        }
    }

    private T assemble(Object[] values, int from) {
        Object[] arguments = new Object[parts.size()];
        int at = from;
        for (int i = 0; i < arguments.length; i++) {
            if (parts.get(i) instanceof Nested nested) {
                arguments[i] = nested.schema.assemble(values, at);
                at += nested.schema.columns.size();
            } else {
                arguments[i] = values[at++];
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
