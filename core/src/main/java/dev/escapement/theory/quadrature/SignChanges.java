package dev.escapement.theory.quadrature;

import java.util.ArrayList;
import java.util.List;

/** Where a function of one variable changes its sign, found on cells and then closed in on. */
public final class SignChanges {
    private static final int MOST = 200;

    private SignChanges() {}

    /** A function on lanes. */
    interface Lanes {
        /** Writes the function's values at the first {@code n} arguments. */
        void at(double[] x, double[] out, int n);
    }

    /**
     * The changes of sign strictly between two points, increasing; two in one cell are not seen. A jump through 0 is one.
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
            if (value[k] > 0 != value[k + 1] > 0 && x[k] < x[k + 1]) {
                found.add(closeIn(x[k], value[k], x[k + 1], value[k + 1], f));
            }
        }
        return found;
    }

    /** By the Illinois rule, with every third step a halving. */
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
