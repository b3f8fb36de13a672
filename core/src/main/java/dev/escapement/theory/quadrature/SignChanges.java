package dev.escapement.theory.quadrature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a function of one variable changes its sign, found on cells and then closed in on, on all of them at once: what a function
 * costs is to be called, not to be evaluated at one point more.
 */
public final class SignChanges {
    private static final int MOST = 200;
    /** Points from a cell's end towards a root, each at half the distance of the one before. */
    private static final int HALVINGS = 24;

    private static final int SECTIONS = 24;
    /** How near to a cell's end its slope is looked at, in cells. */
    private static final double NEAR = 1e-4;

    private static final double GOLDEN = 0.6180339887498949;

    private static final double[] NONE = {};

    private final Lanes f;
    private final int most;
    private final List<Double> found = new ArrayList<>();

    private SignChanges(Lanes f, int most) {
        this.f = f;
        this.most = most;
    }

    /** A function on lanes. */
    interface Lanes {
        /** Writes the function's values at the first {@code n} arguments. */
        void at(double[] x, double[] out, int n);
    }

    /** Two points with values of different signs. */
    private record Bracket(double from, double atFrom, double to, double atTo) {}

    /** From a root towards the end of the next cell. */
    private record Stretch(double root, double end) {}

    /**
     * The changes of sign strictly between two points, in no order; a jump through 0 is one, and so is a 0 at a cell's end. Of
     * several in one cell those are seen that lie around the only minimum of the function's size, or near another.
     *
     * @param cells how many equal cells are looked at
     * @param f is evaluated on {@link #lanes} lanes at once, at most
     */
    static List<Double> between(double from, double to, int cells, Lanes f) {
        double[] x = new double[cells + 1];
        double[] value = new double[cells + 1];
        // The ends may be kinks; what counts is the side that faces the other end.
        double inset = 1e-12 * (1 + Math.max(Math.abs(from), Math.abs(to)));
        for (int k = 0; k <= cells; k++) {
            x[k] = Math.min(Math.max(from + (to - from) * k / cells, from + inset), to - inset);
        }
        SignChanges search = new SignChanges(f, lanes(cells));
        f.at(x, value, cells + 1);
        List<Bracket> hidden = search.single(x, value);
        hidden.addAll(search.pairs(x, value));
        search.closeIn(hidden);
        return search.found;
    }

    /** On how many lanes at once a function is evaluated, at most. */
    static int lanes(int cells) {
        return Math.max(cells + 1, HALVINGS);
    }

    /** Finds the changes of sign between ends of cells; returns where there are more, near them. */
    private List<Bracket> single(double[] x, double[] value) {
        int cells = x.length - 1;
        List<Bracket> brackets = new ArrayList<>();
        List<Stretch> beside = new ArrayList<>();
        int[] cell = new int[cells];
        for (int k = 0; k < cells; k++) {
            if (k > 0 && value[k] == 0 && (value[k - 1] != 0 || value[k + 1] != 0)) {
                found.add(x[k]);
                beside.add(new Stretch(x[k], x[k - 1]));
                beside.add(new Stretch(x[k], x[k + 1]));
            }
            boolean inside = value[k] != 0 && value[k + 1] != 0 && x[k] < x[k + 1];
            if (inside && value[k] > 0 != value[k + 1] > 0) {
                cell[brackets.size()] = k;
                brackets.add(new Bracket(x[k], value[k], x[k + 1], value[k + 1]));
            }
        }
        double[] roots = closeIn(brackets);
        for (int j = 0; j < roots.length; j++) {
            beside.add(new Stretch(roots[j], x[Math.max(cell[j] - 1, 0)]));
            beside.add(new Stretch(roots[j], x[Math.min(cell[j] + 2, cells)]));
        }
        return beside(beside);
    }

    /** What may hide in cells at whose ends the function has one sign, and a smaller size a little inside. */
    private List<Bracket> pairs(double[] x, double[] value) {
        int[] cell = new int[x.length - 1];
        int count = 0;
        for (int k = 0; k < cell.length; k++) {
            if (value[k] != 0 && value[k + 1] != 0 && value[k] > 0 == value[k + 1] > 0) {
                cell[count++] = k;
            }
        }
        count = smaller(x, value, 0, cell, count);
        count = smaller(x, value, 1, cell, count);
        List<Bracket> dips = new ArrayList<>(count);
        for (int j = 0; j < count; j++) {
            int k = cell[j];
            dips.add(new Bracket(x[k], value[k], x[k + 1], value[k + 1]));
        }
        return pairs(dips);
    }

    /** Keeps the cells inside which, beside the low end ({@code end} 0) or the high end (1), the size is smaller than at the end. */
    private int smaller(double[] x, double[] value, int end, int[] cell, int count) {
        double[] at = new double[count];
        double[] inside = new double[count];
        for (int j = 0; j < count; j++) {
            double here = x[cell[j] + end];
            at[j] = here + NEAR * (x[cell[j] + 1 - end] - here);
        }
        f.at(at, inside, count);
        int left = 0;
        for (int j = 0; j < count; j++) {
            if (Math.abs(inside[j]) < Math.abs(value[cell[j] + end])) {
                cell[left++] = cell[j];
            }
        }
        return left;
    }

    /** The values at any number of points. */
    private void evaluate(double[] x, double[] value, int n) {
        if (n <= most) {
            f.at(x, value, n);
            return;
        }
        double[] part = new double[most];
        for (int from = 0; from < n; from += most) {
            int count = Math.min(most, n - from);
            f.at(Arrays.copyOfRange(x, from, from + count), part, count);
            System.arraycopy(part, 0, value, from, count);
        }
    }

    /** What changes of sign there are between a root and the end of the next cell, however near the root. */
    private List<Bracket> beside(List<Stretch> stretches) {
        List<Bracket> brackets = new ArrayList<>();
        int n = stretches.size() * HALVINGS;
        if (n == 0) {
            return brackets;
        }
        double[] x = new double[n];
        double[] value = new double[n];
        for (int i = 0; i < n; i++) {
            Stretch stretch = stretches.get(i / HALVINGS);
            x[i] = stretch.root + Math.scalb(stretch.end - stretch.root, -(i % HALVINGS));
        }
        evaluate(x, value, n);
        for (int i = 0; i < n; i++) {
            if (i % HALVINGS > 0 && value[i - 1] > 0 != value[i] > 0) {
                brackets.add(
                        x[i] < x[i - 1]
                                ? new Bracket(x[i], value[i], x[i - 1], value[i - 1])
                                : new Bracket(x[i - 1], value[i - 1], x[i], value[i]));
            }
        }
        return brackets;
    }

    /** The two changes of sign around a minimum of the function's size, found by golden sections, where it is beyond 0. */
    private List<Bracket> pairs(List<Bracket> dips) {
        List<Bracket> brackets = new ArrayList<>();
        if (dips.isEmpty()) {
            return brackets;
        }
        List<Bracket> open = new ArrayList<>(dips);
        double[] low = new double[dips.size()];
        double[] high = new double[dips.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = dips.get(i).from;
            high[i] = dips.get(i).to;
        }
        double[] x = new double[2 * low.length];
        double[] value = new double[2 * low.length];
        for (int step = 0; step < SECTIONS && !open.isEmpty(); step++) {
            int n = open.size();
            for (int i = 0; i < n; i++) {
                x[2 * i] = high[i] - GOLDEN * (high[i] - low[i]);
                x[2 * i + 1] = low[i] + GOLDEN * (high[i] - low[i]);
            }
            evaluate(x, value, 2 * n);
            int left = 0;
            for (int i = 0; i < n; i++) {
                Bracket dip = open.get(i);
                boolean first = value[2 * i] > 0 != dip.atFrom > 0;
                int beyond = first ? 2 * i : 2 * i + 1;
                if (first || value[beyond] > 0 != dip.atFrom > 0) {
                    brackets.add(new Bracket(dip.from, dip.atFrom, x[beyond], value[beyond]));
                    brackets.add(new Bracket(x[beyond], value[beyond], dip.to, dip.atTo));
                    continue;
                }
                boolean nearLow = Math.abs(value[2 * i]) < Math.abs(value[2 * i + 1]);
                open.set(left, dip);
                double newLow = nearLow ? low[i] : x[2 * i];
                high[left] = nearLow ? x[2 * i + 1] : high[i];
                low[left++] = newLow;
            }
            open.subList(left, n).clear();
        }
        return brackets;
    }

    /**
     * The change of sign between two points of each bracket: by secants, with the value at an end that stays halved so that the
     * other end moves too (the Illinois rule); every third step halves the interval instead.
     */
    private double[] closeIn(List<Bracket> brackets) {
        int count = brackets.size();
        if (count == 0) {
            return NONE;
        }
        double[] roots = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        double[] atLow = new double[count];
        double[] atHigh = new double[count];
        int[] open = new int[count];
        for (int i = 0; i < count; i++) {
            Bracket bracket = brackets.get(i);
            low[i] = bracket.from;
            high[i] = bracket.to;
            atLow[i] = bracket.atFrom;
            atHigh[i] = bracket.atTo;
            open[i] = i;
        }
        double[] x = new double[count];
        double[] value = new double[count];
        for (int step = 1; count > 0; step++) {
            int left = 0;
            for (int j = 0; j < count; j++) {
                int i = open[j];
                if (step > MOST || !(high[i] - low[i] > 2 * Math.ulp(Math.max(Math.abs(low[i]), Math.abs(high[i]))))) {
                    roots[i] = (low[i] + high[i]) / 2;
                    continue;
                }
                double secant = (low[i] * atHigh[i] - high[i] * atLow[i]) / (atHigh[i] - atLow[i]);
                x[left] = step % 3 != 0 && secant > low[i] && secant < high[i] ? secant : (low[i] + high[i]) / 2;
                open[left++] = i;
            }
            count = left;
            evaluate(x, value, count);
            left = 0;
            for (int j = 0; j < count; j++) {
                int i = open[j];
                if (value[j] == 0) {
                    roots[i] = x[j];
                    continue;
                }
                if (value[j] > 0 == atLow[i] > 0) {
                    low[i] = x[j];
                    atLow[i] = value[j];
                    atHigh[i] /= 2;
                } else {
                    high[i] = x[j];
                    atHigh[i] = value[j];
                    atLow[i] /= 2;
                }
                open[left++] = i;
            }
            count = left;
        }
        for (double root : roots) {
            found.add(root);
        }
        return roots;
    }
}
