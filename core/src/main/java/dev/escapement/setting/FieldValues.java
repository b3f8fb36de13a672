package dev.escapement.setting;

import java.util.List;
import java.util.Map;

/**
 * A setting's fields as a table holds them.
 *
 * @param byName the values by the names of the columns that the table has; null where there is none
 */
record FieldValues(Map<String, Object> byName) {
    /** Whether the table has columns for all of these fields. */
    boolean holds(List<Field<?>> fields) {
        return fields.stream().map(Field::name).allMatch(byName::containsKey);
    }

    /** A field's value: what settings had before there was the field if there is none; null if they had none. */
    <V extends Comparable<V>> V get(Field<V> field) {
        Object value = byName.get(field.name());
        return value == null
                ? field.absence().standard().orElse(null)
                : field.type().cast(value);
    }

    /**
     * A field's value.
     *
     * @throws IllegalArgumentException if there is none
     */
    <V extends Comparable<V>> V present(Field<V> field) {
        V value = get(field);
        if (value == null) {
            throw new IllegalArgumentException(field.name() + " is null");
        }
        return value;
    }
}
