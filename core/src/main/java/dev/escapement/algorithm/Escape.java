package dev.escapement.algorithm;

import java.io.Serializable;

/**
 * The stop rule: a run has escaped at the first step after which its overlap reaches the threshold.
 *
 * @param mode the absolute or the signed overlap
 * @param threshold in (0, 1)
 */
public record Escape(OverlapMode mode, double threshold) implements Serializable {
    /** Whether the overlap {@code m} in [-1, 1] counts as escaped. */
    public boolean reached(double m) {
        return (mode.eitherSign() ? Math.abs(m) : m) >= threshold;
    }
}
