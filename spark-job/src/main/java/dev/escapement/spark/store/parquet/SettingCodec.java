package dev.escapement.spark.store.parquet;

import dev.escapement.setting.SettingColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A setting, or a group of them, to the values of its columns and back. It remembers what it has met: a sweep has few
 * settings and millions of rows of them, which then share one object. Safe for use by many threads.
 *
 * @param <T> a setting or a group
 */
final class SettingCodec<T> {
    /** How many settings are remembered; those of larger sweeps are made again now and then. */
    private static final int MOST = 1 << 16;

    private final SettingColumns<T> settings;
    private final List<TableColumn> columns;
    private final Map<Object, Object[]> written = new ConcurrentHashMap<>();
    private final Map<List<Object>, T> read = new ConcurrentHashMap<>();

    SettingCodec(SettingColumns<T> settings) {
        this.settings = settings;
        this.columns = Stream.concat(
                        settings.fields().stream().map(TableColumn::of),
                        settings.ids().stream().map(TableColumn::of))
                .toList();
    }

    List<TableColumn> columns() {
        return columns;
    }

    /**
     * Puts the values of a setting among those of its row.
     *
     * @throws IllegalArgumentException if one may not stand in the table, or the setting is none
     */
    @SuppressWarnings("unchecked") // A row's component has the type that the codec was made for.
    void write(Object setting, Object[] row, int at) {
        Object[] values = written.get(setting);
        if (values == null) {
            Object[] fields = settings.write((T) setting);
            for (int i = 0; i < fields.length; i++) {
                columns.get(i).check(fields[i]);
            }
            settings.read(Arrays.asList(fields)); // Nothing is written that no reader could interpret.
            values = Stream.concat(
                            Arrays.stream(fields),
                            settings.ids().stream().map(id -> id.of().apply((T) setting)))
                    .toArray();
            remember(written, setting, values);
        }
        System.arraycopy(values, 0, row, at, values.length);
    }

    /**
     * The setting that some values of a row describe.
     *
     * @throws IllegalArgumentException if one may not stand in the table, or they describe none
     */
    T read(Object[] row, int at) {
        // What the ids say follows from the fields.
        List<Object> values =
                Arrays.asList(Arrays.copyOfRange(row, at, at + settings.fields().size()));
        T setting = read.get(values);
        if (setting == null) {
            for (int i = 0; i < values.size(); i++) {
                columns.get(i).check(values.get(i));
            }
            setting = settings.read(values);
            remember(read, values, setting);
        }
        return setting;
    }

    private static <K, V> void remember(Map<K, V> known, K key, V value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, value);
    }
}
