package dev.escapement.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The order of rows in tables: by words, then by model, then by learning rates, then by dimension; null comes first. */
public final class SettingOrder {
    private static final List<Field<?>> OF_GROUPS = SettingColumns.GROUP.fields().stream()
            .sorted(Comparator.<Field<?>, Boolean>comparing(field -> field.type() != String.class)
                    .thenComparing(Field::scope))
            .toList();
    private static final List<Field<?>> IN_GROUPS = SettingSchema.FIELDS.stream()
            .filter(field -> field.scope() == Scope.DIMENSION)
            .toList();

    /** The order of groups. */
    public static final Comparator<SettingGroup> GROUPS =
            Comparator.comparing(SettingOrder::key, SettingOrder::compare);

    private SettingOrder() {}

    /** Settings in their order. */
    public static List<Setting> sorted(Collection<Setting> settings) {
        record Keyed(Setting setting, List<Object> key) {}
        return settings.stream()
                .map(setting -> new Keyed(setting, key(setting)))
                .sorted(Comparator.comparing(Keyed::key, SettingOrder::compare))
                .map(Keyed::setting)
                .toList();
    }

    private static List<Object> key(SettingGroup group) {
        return values(OF_GROUPS, field -> field.ofGroup().orElseThrow().apply(group));
    }

    private static List<Object> key(Setting setting) {
        List<Object> key = key(setting.group());
        key.addAll(values(IN_GROUPS, field -> field.ofSetting().apply(setting)));
        return key;
    }

    private static List<Object> values(List<Field<?>> fields, Function<Field<?>, Object> value) {
        List<Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(value.apply(field)));
        return values;
    }

    @SuppressWarnings("unchecked") // Values at one place are of one field, so of one type.
    private static int compare(List<Object> one, List<Object> other) {
        Comparator<Comparable<Object>> values = Comparator.nullsFirst(Comparator.naturalOrder());
        int order = 0;
        for (int i = 0; order == 0 && i < one.size(); i++) {
            order = values.compare((Comparable<Object>) one.get(i), (Comparable<Object>) other.get(i));
        }
        return order;
    }
}
