package dev.escapement.theory.expansion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * What was computed last, by its key; a bounded cache for use by many threads. Threads that ask for the same key at once wait for
 * the first of them. What is computed must not ask for its own key.
 */
public final class Recent<K, V> {
    private final Map<K, CompletableFuture<V>> known;

    /** Room for so many. */
    public Recent(int most) {
        known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
                return size() > most;
            }
        });
    }

    /** The value for a key, computed unless it is known. */
    public V get(K key, Function<K, V> compute) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> first = known.putIfAbsent(key, mine);
        if (first != null) {
            return value(first);
        }
        try {
            mine.complete(compute.apply(key));
        } catch (RuntimeException | Error failure) {
            known.remove(key, mine);
            mine.completeExceptionally(failure);
        }
        return value(mine);
    }

    private static <V> V value(CompletableFuture<V> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw (Error) failure.getCause();
        }
    }
}
