package dev.escapement.setting;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How tables hold settings, or groups of them: one column per field, words first, then whole numbers, then numbers; and behind
 * them the columns by which tables are joined, which follow from the others and are not read.
 *
 * @param <T> a setting or a group
 */
public final class SettingColumns<T> {
    private static final List<Class<?>> TYPES = List.of(String.class, Integer.class, Double.class);

    /**
     * A column by which tables are joined.
     *
     * @param meaning a sentence for the column dictionary
     * @param of a setting's value, or a group's
     */
    public record Id<T>(String name, String meaning, Function<T, String> of) {}

    /** The columns of a setting. */
    public static final SettingColumns<Setting> SETTING = new SettingColumns<>(
            SettingSchema.FIELDS,
            (field, setting) -> field.ofSetting().apply(setting),
            SettingReader::setting,
            List.of(
                    new Id<>("setting_id", "32 hex digits: a hash of the setting, to join tables by", JoinId::of),
                    new Id<>(
                            "group_id",
                            "32 hex digits: a hash of the setting's group, to join tables by",
                            setting -> JoinId.of(setting.group()))));

    /** The columns of a group: those of a setting but the dimension. */
    public static final SettingColumns<SettingGroup> GROUP = new SettingColumns<>(
            SettingSchema.FIELDS.stream()
                    .filter(field -> field.ofGroup().isPresent())
                    .toList(),
            (field, group) -> field.ofGroup().orElseThrow().apply(group),
            SettingReader::group,
            List.of(new Id<>("group_id", "32 hex digits: a hash of the group, to join tables by", JoinId::of)));

    private final List<Field<?>> fields;
    private final BiFunction<Field<?>, T, Object> value;
    private final Function<FieldValues, T> reader;
    private final List<Id<T>> ids;

    private SettingColumns(
            List<Field<?>> fields,
            BiFunction<Field<?>, T, Object> value,
            Function<FieldValues, T> reader,
            List<Id<T>> ids) {
        this.fields = fields.stream()
                .sorted(Comparator.comparingInt(field -> TYPES.indexOf(field.type())))
                .toList();
        this.value = value;
        this.reader = reader;
        this.ids = ids;
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

    /** The columns by which tables are joined; they follow the fields. */
    public List<Id<T>> ids() {
        return ids;
    }

    /** The values of the fields; null where there is none. */
    public Object[] write(T what) {
        return fields.stream().map(field -> value.apply(field, what)).toArray();
    }

    /**
     * What the values of the fields describe.
     *
     * @param values one a field; of the field's type, or null
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
