package dev.escapement.sweep;

import java.io.Serializable;

/**
 * The seeds {@code from, from + 1, ..., from + count - 1}.
 *
 * @param from at least 0
 * @param count at least 1
 */
public record SeedRange(long from, int count) implements Serializable {
    /** The seed behind the last. */
    public long end() {
        return Math.addExact(from, count);
    }

    /** Whether a seed is one of the first {@code most}. */
    public boolean hasAmongFirst(int most, long seed) {
        return seed >= from && seed - from < Math.min(most, count);
    }
}
