package dev.escapement.setting;

import java.util.HashMap;
import java.util.Map;

/** One value for each of some parts of a setting. Immutable. */
public final class Choice {
    private final Map<Part<?>, Object> values;

    private Choice(Map<Part<?>, Object> values) {
        this.values = values;
    }

    /** What a table says of every part that it has columns for. */
    static Choice read(FieldValues row) {
        Map<Part<?>, Object> values = new HashMap<>();
        SettingSchema.PARTS.stream()
                .filter(part -> row.holds(part.fields()))
                .forEach(part -> values.put(part, part.read(row)));
        return new Choice(values);
    }

    /** No value yet. */
    public static Choice none() {
        return new Choice(Map.of());
    }

    /** These values and one more, in place of the part's if there is one. */
    public <T> Choice with(Part<T> part, T value) {
        Map<Part<?>, Object> more = new HashMap<>(values);
        more.put(part, value);
        return new Choice(more);
    }

    /**
     * The value of a part.
     *
     * @throws IllegalStateException if there is none
     */
    @SuppressWarnings("unchecked") // with() and read() put nothing else there.
    public <T> T of(Part<T> part) {
        Object value = values.get(part);
        if (value == null) {
            throw new IllegalStateException(
                    "no value for " + part.fields().get(0).name());
        }
        return (T) value;
    }
}
