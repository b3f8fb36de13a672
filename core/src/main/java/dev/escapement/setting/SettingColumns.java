package dev.escapement.setting;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How tables hold settings, or groups of them: one column per field, words first, then whole numbers, then numbers.
 *
 * @param <T> a setting or a group
 */
public final class SettingColumns<T> {
    private static final List<Class<?>> TYPES = List.of(String.class, Integer.class, Double.class);

    /** The columns of a setting. */
    public static final SettingColumns<Setting> SETTING = new SettingColumns<>(
            SettingSchema.FIELDS, (field, setting) -> field.ofSetting().apply(setting), SettingReader::setting);

    /** The columns of a group: those of a setting but the dimension. */
    public static final SettingColumns<SettingGroup> GROUP = new SettingColumns<>(
            SettingSchema.FIELDS.stream()
                    .filter(field -> field.ofGroup().isPresent())
                    .toList(),
            (field, group) -> field.ofGroup().orElseThrow().apply(group),
            SettingReader::group);

    private final List<Field<?>> fields;
    private final BiFunction<Field<?>, T, Object> value;
    private final Function<FieldValues, T> reader;

    private SettingColumns(
            List<Field<?>> fields, BiFunction<Field<?>, T, Object> value, Function<FieldValues, T> reader) {
        this.fields = fields.stream()
                .sorted(Comparator.comparingInt(field -> TYPES.indexOf(field.type())))
                .toList();
        this.value = value;
        this.reader = reader;
    }

    /** The columns of a class: of {@link Setting} or {@link SettingGroup}; empty for any other. */
    public static Optional<SettingColumns<?>> of(Class<?> type) {
        if (type == Setting.class) {
            return Optional.of(SETTING);
        }
        return type == SettingGroup.class ? Optional.of(GROUP) : Optional.empty();
    }

    /** The fields, in the order of the columns. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** The values, one a column; null where there is none. */
    public Object[] write(T what) {
        return fields.stream().map(field -> value.apply(field, what)).toArray();
    }

    /**
     * What the values of columns describe.
     *
     * @param values one a column; of the field's type, or null
     * @throws IllegalArgumentException if they describe nothing: a word is none of ours, a number is missing or out of its
     *     range, or two values contradict each other
     */
    public T read(List<?> values) {
        Map<String, Object> byName = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byName.put(fields.get(i).name(), values.get(i));
        }
        return reader.apply(new FieldValues(byName));
    }
}
