package dev.escapement.theory.meanmap;

import java.util.List;

/**
 * A monotone path of overlaps.
 *
 * @param from where it starts
 * @param to where it ends; not {@code from}
 */
public record EscapePath(double from, double to) {
    /** 1 if overlaps grow along the path, else -1. */
    double direction() {
        return to > from ? 1 : -1;
    }

    /** Whether an overlap is at the end of the path or beyond. */
    boolean arrived(double m) {
        return direction() * m >= direction() * to;
    }

    /** The path cut into panels, in its order. */
    List<OverlapPanel> panels() {
        double longest = Math.max(Math.abs(from), Math.abs(to));
        double scale = from == 0 || to == 0 ? longest / 4 : Math.min(Math.abs(from), Math.abs(to) / 2);
        return OverlapPanel.between(from, to, scale);
    }
}
