package dev.escapement.sweep;

import java.io.Serializable;

/**
 * The seeds {@code from, from + 1, ..., from + count - 1}.
 *
 * @param from at least 0
 * @param count at least 1
 */
public record SeedRange(long from, int count) implements Serializable {
    /** Whether the range holds a seed. */
    public boolean contains(long seed) {
        return seed >= from && seed - from < count;
    }
}
