package dev.escapement.theory.expansion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was computed last, by its key; a bounded cache for use by many threads. Two threads that ask for the same key at once may
 * both compute it.
 */
public final class Recent<K, V> {
    private final Map<K, V> known;

    /** Room for so many. */
    public Recent(int most) {
        known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    /** The value for a key, computed unless it is known. */
    public V get(K key, Function<K, V> compute) {
        V value = known.get(key);
        if (value == null) {
            value = compute.apply(key);
            known.put(key, value);
        }
        return value;
    }
}
