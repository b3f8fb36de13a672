package dev.escapement.theory.meanmap;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of overlaps with a coordinate x in [-1, 1]: linear in log |m| where m keeps its sign, linear in m across 0.
 */
public final class OverlapPanel {
    /** The longest panel, in log |m|. */
    private static final double LOG_LENGTH = 1.2;

    private final double from;
    private final double to;
    private final boolean logarithmic;
    private final double length;

    private OverlapPanel(double from, double to, boolean logarithmic) {
        this.from = from;
        this.to = to;
        this.logarithmic = logarithmic;
        length = logarithmic ? StrictMath.log(to / from) : to - from;
    }

    /**
     * The panels of a path of overlaps, in its order.
     *
     * @param scale where a path through 0 changes from log |m| to m, positive
     */
    public static List<OverlapPanel> between(double from, double to, double scale) {
        List<OverlapPanel> panels = new ArrayList<>();
        if (from * to > 0) {
            side(panels, from, to);
            return panels;
        }
        double near = Math.copySign(Math.min(Math.abs(from), scale), from);
        double far = Math.copySign(Math.min(Math.abs(to), scale), to);
        side(panels, from, near);
        panels.add(new OverlapPanel(near, far, false));
        side(panels, far, to);
        return panels;
    }

    private static void side(List<OverlapPanel> panels, double from, double to) {
        if (from == to) {
            return;
        }
        double length = StrictMath.log(to / from);
        int count = Math.max(1, (int) Math.ceil(Math.abs(length) / LOG_LENGTH));
        double start = from;
        for (int k = 1; k <= count; k++) {
            double end = k == count ? to : from * StrictMath.exp(length * k / count);
            panels.add(new OverlapPanel(start, end, true));
            start = end;
        }
    }

    /** Where the panel ends. */
    public double to() {
        return to;
    }

    /** The overlap at a coordinate. */
    double overlap(double x) {
        double step = length * (1 + x) / 2;
        return logarithmic ? from * StrictMath.exp(step) : from + step;
    }

    /** The coordinate of an overlap. */
    public double coordinate(double m) {
        return 2 * (logarithmic ? StrictMath.log(m / from) : m - from) / length - 1;
    }

    /** {@code |dm/dx|} times 2 at the overlap {@code m}: what a uniform measure of mass 1 in x has to be multiplied by. */
    double stretch(double m) {
        return Math.abs(logarithmic ? length * m : length);
    }

    /** The two halves in x. */
    public List<OverlapPanel> halves() {
        double middle = overlap(0);
        return List.of(new OverlapPanel(from, middle, logarithmic), new OverlapPanel(middle, to, logarithmic));
    }
}
