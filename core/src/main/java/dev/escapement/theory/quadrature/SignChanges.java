package dev.escapement.theory.quadrature;

import java.util.ArrayList;
import java.util.List;

/** Where a function of one variable changes its sign, found on cells and then closed in on. */
public final class SignChanges {
    private static final int MOST = 200;
    /** Points from a cell's end towards a root, each at half the distance of the one before. */
    private static final int HALVINGS = 24;

    private static final int SECTIONS = 24;
    /** How near to a cell's end its slope is looked at, in cells. */
    private static final double NEAR = 1e-4;

    private static final double GOLDEN = 0.6180339887498949;

    private SignChanges() {}

    /** A function on lanes. */
    interface Lanes {
        /** Writes the function's values at the first {@code n} arguments. */
        void at(double[] x, double[] out, int n);
    }

    /**
     * The changes of sign strictly between two points; a jump through 0 is one, and so is a 0 at a cell's end. Of several in one
     * cell those are seen that lie around the only minimum of the function's size, or near another.
     *
     * @param cells how many equal cells are looked at
     */
    static List<Double> between(double from, double to, int cells, Lanes f) {
        double[] x = new double[cells + 1];
        double[] value = new double[cells + 1];
        // The ends may be kinks; what counts is the side that faces the other end.
        double inset = 1e-12 * (1 + Math.max(Math.abs(from), Math.abs(to)));
        for (int k = 0; k <= cells; k++) {
            x[k] = Math.min(Math.max(from + (to - from) * k / cells, from + inset), to - inset);
        }
        f.at(x, value, cells + 1);
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < cells; k++) {
            if (k > 0 && value[k] == 0 && (value[k - 1] != 0 || value[k + 1] != 0)) {
                found.add(x[k]);
                beside(x[k], x[k - 1], f, found);
                beside(x[k], x[k + 1], f, found);
            }
            boolean inside = value[k] != 0 && value[k + 1] != 0 && x[k] < x[k + 1];
            if (inside && value[k] > 0 != value[k + 1] > 0) {
                double root = closeIn(x[k], value[k], x[k + 1], value[k + 1], f);
                found.add(root);
                beside(root, x[Math.max(k - 1, 0)], f, found);
                beside(root, x[Math.min(k + 2, cells)], f, found);
            }
        }
        double[] afterLow = new double[cells];
        double[] beforeHigh = new double[cells];
        nearEnds(x, 0, 1, f, afterLow);
        nearEnds(x, 1, 0, f, beforeHigh);
        for (int k = 0; k < cells; k++) {
            boolean alike = value[k] != 0 && value[k + 1] != 0 && value[k] > 0 == value[k + 1] > 0;
            boolean falls = Math.abs(afterLow[k]) < Math.abs(value[k]);
            boolean rises = Math.abs(beforeHigh[k]) < Math.abs(value[k + 1]);
            if (alike && falls && rises) {
                pair(x[k], value[k], x[k + 1], value[k + 1], f, found);
            }
        }
        return found;
    }

    /** The function a little inside every cell, beside its low end ({@code end} 0) or its high end (1). */
    private static void nearEnds(double[] x, int end, int other, Lanes f, double[] out) {
        double[] at = new double[out.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = x[k + end] + NEAR * (x[k + other] - x[k + end]);
        }
        f.at(at, out, at.length);
    }

    /** Adds what changes of sign there are between a root and the end of the next cell, however near the root. */
    private static void beside(double root, double end, Lanes f, List<Double> found) {
        double[] x = new double[HALVINGS];
        double[] value = new double[HALVINGS];
        for (int j = 0; j < HALVINGS; j++) {
            x[j] = root + Math.scalb(end - root, -j);
        }
        f.at(x, value, HALVINGS);
        for (int j = 1; j < HALVINGS; j++) {
            if (value[j - 1] > 0 != value[j] > 0) {
                found.add(
                        x[j] < x[j - 1]
                                ? closeIn(x[j], value[j], x[j - 1], value[j - 1], f)
                                : closeIn(x[j - 1], value[j - 1], x[j], value[j], f));
            }
        }
    }

    /** Adds the two changes of sign around a minimum of the function's size, found by golden sections, if it is beyond 0. */
    private static void pair(double from, double atFrom, double to, double atTo, Lanes f, List<Double> found) {
        double low = from;
        double high = to;
        double[] x = new double[2];
        double[] value = new double[2];
        for (int step = 0; step < SECTIONS; step++) {
            x[0] = high - GOLDEN * (high - low);
            x[1] = low + GOLDEN * (high - low);
            f.at(x, value, 2);
            for (int j = 0; j < 2; j++) {
                if (value[j] > 0 != atFrom > 0) {
                    found.add(closeIn(from, atFrom, x[j], value[j], f));
                    found.add(closeIn(x[j], value[j], to, atTo, f));
                    return;
                }
            }
            if (Math.abs(value[0]) < Math.abs(value[1])) {
                high = x[1];
            } else {
                low = x[0];
            }
        }
    }

    /**
     * The change of sign between two points: by secants, with the value at an end that stays halved so that the other end moves
     * too (the Illinois rule); every third step halves the interval instead.
     */
    private static double closeIn(double from, double atFrom, double to, double atTo, Lanes f) {
        double low = from;
        double high = to;
        double atLow = atFrom;
        double atHigh = atTo;
        double[] x = new double[1];
        double[] value = new double[1];
        for (int step = 1; step <= MOST && high - low > 2 * Math.ulp(Math.max(Math.abs(low), Math.abs(high))); step++) {
            double secant = (low * atHigh - high * atLow) / (atHigh - atLow);
            x[0] = step % 3 != 0 && secant > low && secant < high ? secant : (low + high) / 2;
            f.at(x, value, 1);
            if (value[0] == 0) {
                return x[0];
            }
            if (value[0] > 0 == atLow > 0) {
                low = x[0];
                atLow = value[0];
                atHigh /= 2;
            } else {
                high = x[0];
                atHigh = value[0];
                atLow /= 2;
            }
        }
        return (low + high) / 2;
    }
}
