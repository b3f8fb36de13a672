package dev.escapement.inference.bootstrap;

import dev.escapement.numeric.Interval;
import dev.escapement.numeric.NormalTail;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.special.Erf;

/**
 * Bootstrap replicates of a number. One that is only known to lie in a range, because a quantile was not reached or a
 * likelihood had no maximum, counts with the range's lower end for lower bounds and with its upper end for upper ones.
 */
public final class Replicates {
    private static final double TAIL = 0.025;

    private final double[] lows;
    private final double[] highs;
    private int n;
    private boolean sorted;

    /** For at most so many replicates. */
    public Replicates(int capacity) {
        this.lows = new double[capacity];
        this.highs = new double[capacity];
    }

    /** A replicate; NaN for one of which nothing is known. */
    public void add(double value) {
        boolean unknown = Double.isNaN(value);
        add(unknown ? Double.NEGATIVE_INFINITY : value, unknown ? Double.POSITIVE_INFINITY : value);
    }

    /** A replicate that is only known to lie between the two. */
    public void add(double low, double high) {
        lows[n] = low;
        highs[n++] = high;
    }

    /** Moves all replicates away from the estimate by this factor. */
    public void stretch(double estimate, double factor) {
        for (int i = 0; i < n; i++) {
            lows[i] = estimate + factor * (lows[i] - estimate);
            highs[i] = estimate + factor * (highs[i] - estimate);
        }
    }

    /** Whether there is any scatter to make an interval of. */
    public boolean scatter() {
        sort();
        return n > 0 && lows[0] < highs[n - 1];
    }

    /** The 95% interval between percentiles. */
    public Interval percentile() {
        sort();
        return new Interval(at(lows, TAIL), at(highs, 1 - TAIL));
    }

    /**
     * The bias-corrected and accelerated 95% interval (Efron 1987, doi:10.1080/01621459.1987.10478410); empty where it
     * degenerates: all replicates on one side of the estimate, or percentiles that the adjustment carries off the scale.
     */
    public Optional<Interval> bca(double estimate, double acceleration) {
        sort();
        double below = 0;
        for (int i = 0; i < n; i++) {
            below += side(lows[i], estimate) + side(highs[i], estimate);
        }
        double share = below / (2 * n);
        double bias = normalQuantile(share);
        double lower = adjusted(bias, -Interval.NORMAL_975, acceleration);
        double upper = adjusted(bias, Interval.NORMAL_975, acceleration);
        boolean sound = share > 0 && share < 1 && lower > 0 && upper < 1 && lower < upper;
        return sound ? Optional.of(new Interval(at(lows, lower), at(highs, upper))) : Optional.empty();
    }

    /**
     * A robust spread of the replicates: half the width of their central 68%, the standard deviation where they are normal;
     * infinite or NaN where an end of that is infinite.
     */
    public double spread() {
        sort();
        return (at(highs, 0.8413447460685429) - at(lows, 0.15865525393145705)) / 2;
    }

    private static double side(double replicate, double estimate) {
        return replicate < estimate ? 1 : replicate > estimate ? 0 : 0.5;
    }

    private static double adjusted(double bias, double z, double acceleration) {
        double scale = 1 - acceleration * (bias + z);
        return scale > 0 ? NormalTail.survival(-bias - (bias + z) / scale) : Double.NaN;
    }

    private static double normalQuantile(double probability) {
        return StrictMath.sqrt(2) * Erf.erfInv(2 * probability - 1);
    }

    /** The quantile at (n + 1) p, between neighbours in proportion. */
    private double at(double[] ascending, double probability) {
        double rank = Math.min(Math.max((n + 1) * probability - 1, 0), n - 1);
        int below = (int) rank;
        double share = rank - below;
        double value = ascending[below];
        boolean alone = share == 0 || Double.isInfinite(value) || ascending[below + 1] == value;
        return alone ? value : value + share * (ascending[below + 1] - value);
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(lows, 0, n);
            Arrays.sort(highs, 0, n);
            sorted = true;
        }
    }
}
