package dev.escapement.spark.config.key;

import java.util.Optional;
import java.util.function.Function;

/**
 * A key of the configuration.
 *
 * @param name as the user types it
 * @param scope where it may stand
 * @param defaultText HOCON that stands for it when it is absent, if anything does
 * @param must what it may be: the end of every message about it
 * @param reader what a value of it means
 */
public record Key<T>(String name, Scope scope, Optional<String> defaultText, String must, Function<Entry, T> reader) {

    /** What a key describes. */
    enum Scope {
        /** The grid: it may also stand in an entry of {@code sweeps}. */
        GRID,
        /** The sweep as a whole. */
        SWEEP
    }

    static <T> Key<T> grid(String name, String defaultText, String must, Function<Entry, T> reader) {
        return new Key<>(name, Scope.GRID, Optional.of(defaultText), must, reader);
    }

    static <T> Key<T> gridWithoutDefault(String name, String must, Function<Entry, T> reader) {
        return new Key<>(name, Scope.GRID, Optional.empty(), must, reader);
    }

    static <T> Key<T> sweep(String name, String defaultText, String must, Function<Entry, T> reader) {
        return new Key<>(name, Scope.SWEEP, Optional.of(defaultText), must, reader);
    }

    static <T> Key<T> sweepWithoutDefault(String name, String must, Function<Entry, T> reader) {
        return new Key<>(name, Scope.SWEEP, Optional.empty(), must, reader);
    }
}
