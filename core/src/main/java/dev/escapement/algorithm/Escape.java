package dev.escapement.algorithm;

import java.io.Serializable;

/**
 * The stop rule: a run has escaped at the first step after which its overlap reaches the threshold; where there are several
 * overlaps, what {@code recovery} makes of them.
 *
 * @param mode the absolute or the signed overlap
 * @param threshold in (0, 1)
 * @param recovery which of several neurons and directions have to be near
 */
public record Escape(OverlapMode mode, double threshold, Recovery recovery) implements Serializable {
    /** The stop rule of one neuron and one direction, or of any of several. */
    public Escape(OverlapMode mode, double threshold) {
        this(mode, threshold, Recovery.ANY);
    }

    /** The lower end of the open interval of overlaps that have not escaped; its upper end is the threshold. */
    public double lowerEnd() {
        return mode.eitherSign() ? -threshold : Double.NEGATIVE_INFINITY;
    }

    /** What of the overlap {@code m} is held against the threshold: its absolute value, or m itself. */
    public double progress(double m) {
        return mode.eitherSign() ? Math.abs(m) : m;
    }

    /** Whether the overlap {@code m} in [-1, 1] counts as escaped. */
    public boolean reached(double m) {
        return progress(m) >= threshold;
    }
}
