package dev.escapement.theory.exit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The escape step of a chain: {@code P(T > t) = start P^t 1}, exact to the step. {@code P - 1} is squared as far as a question needs,
 * and t put together from the powers.
 *
 * <p>One thread at a time.
 */
final class PowerCurve {
    /** Where nearly all have escaped. */
    private static final double GONE = 1e-9;
    /** How often the longest power is applied before it is squared. */
    private static final int REPEATS = 32;
    /** Growth of the survival probability from which on the powers themselves grow. */
    private static final double GROWN = 0.5;

    private final double horizon;
    private final List<ChainSteps> powers = new ArrayList<>();
    /** {@code sum_(t < 2^k) P^t 1}. */
    private final List<double[]> sums = new ArrayList<>();
    /** The law of the overlap after the longest power, 0 to so many times. */
    private final double[][] laws = new double[REPEATS + 1][];

    /** By their shares: who asks for several quantiles asks for some more than once. */
    private final Map<Double, Double> quantiles = new HashMap<>();

    private double overshoot;

    /**
     * The curve of a chain up to a horizon.
     *
     * @param start the law of its states
     */
    PowerCurve(double[] start, ChainSteps step, double horizon) {
        this.horizon = horizon;
        laws[0] = start;
        double[] one = new double[start.length];
        Arrays.fill(one, 1);
        add(step, one);
    }

    /** The most that the survival probability has grown by, as far as it was computed: what interpolation adds, ahead of a front. */
    double overshoot() {
        return overshoot;
    }

    private boolean grows() {
        return overshoot > GROWN;
    }

    private void add(ChainSteps power, double[] sum) {
        powers.add(power);
        sums.add(sum);
        // Half of them are those that twice as many applications of the power before have made.
        int known = powers.size() == 1 ? 0 : REPEATS / 2;
        double before = total(laws[0]);
        for (int j = 1; j <= REPEATS; j++) {
            laws[j] = j <= known ? laws[2 * j] : power.moved(laws[j - 1]);
            double later = total(laws[j]);
            overshoot = Math.max(overshoot, Math.max(-later, later - before));
            before = later;
        }
    }

    /** Twice the longest power. */
    private void extend() {
        ChainSteps power = powers.get(powers.size() - 1);
        double[] sum = sums.get(sums.size() - 1);
        double[] later = power.applied(sum);
        for (int i = 0; i < sum.length; i++) {
            later[i] += sum[i];
        }
        add(power.twice(), later);
    }

    private double longest() {
        return Math.scalb(1.0, powers.size() - 1);
    }

    /** Makes powers until a number of steps is within reach, or nearly all have escaped. */
    private void reach(double steps) {
        while (REPEATS * longest() < steps && total(laws[REPEATS]) > GONE && !grows()) {
            extend();
        }
    }

    private static double total(double[] law) {
        double sum = 0;
        for (double share : law) {
            sum += share;
        }
        return sum;
    }

    /** P(T > steps), NaN where the powers grow. */
    double survival(double steps) {
        double whole = Math.floor(steps);
        reach(whole);
        if (grows()) {
            return Double.NaN;
        }
        double repeats = Math.floor(whole / longest());
        if (repeats > REPEATS) {
            return 0;
        }
        double[] law = laws[(int) repeats];
        double left = whole - repeats * longest();
        for (int k = powers.size() - 2; k >= 0; k--) {
            double length = Math.scalb(1.0, k);
            if (left >= length) {
                law = powers.get(k).moved(law);
                left -= length;
            }
        }
        return Math.max(0, Math.min(1, total(law)));
    }

    /** The step by which a share has escaped; infinite beyond the horizon, NaN where the powers grow. */
    double quantile(double share) {
        while (total(laws[REPEATS]) > 1 - share && REPEATS * longest() < horizon && !grows()) {
            extend();
        }
        if (grows()) {
            return Double.NaN;
        }
        return quantiles.computeIfAbsent(share, this::reached);
    }

    /** The same, which the longest power reaches. */
    private double reached(double share) {
        int repeats = 0;
        while (repeats < REPEATS && total(laws[repeats + 1]) > 1 - share) {
            repeats++;
        }
        double[] law = laws[repeats];
        double steps = repeats * longest();
        for (int k = powers.size() - 2; k >= 0; k--) {
            double[] later = powers.get(k).moved(law);
            if (total(later) > 1 - share) {
                law = later;
                steps += Math.scalb(1.0, k);
            }
        }
        return steps + 1 <= horizon ? steps + 1 : Double.POSITIVE_INFINITY;
    }

    /** {@code E[min(T, cap)]}, NaN where the powers grow. */
    double expectedSteps(double cap) {
        double left = Math.floor(cap);
        reach(left);
        if (grows()) {
            return Double.NaN;
        }
        int repeats = (int) Math.min(REPEATS, Math.floor(left / longest()));
        left -= repeats * longest();
        double expected = 0;
        for (int j = 0; j < repeats; j++) {
            expected += survived(powers.size() - 1, laws[j]);
        }
        double[] law = laws[repeats];
        for (int k = powers.size() - 2; k >= 0 && left < longest(); k--) {
            double length = Math.scalb(1.0, k);
            if (left >= length) {
                expected += survived(k, law);
                law = powers.get(k).moved(law);
                left -= length;
            }
        }
        return Math.max(1, expected);
    }

    /** Steps before escape, of the next {@code 2^k}. */
    private double survived(int k, double[] law) {
        double steps = 0;
        for (int i = 0; i < law.length; i++) {
            steps += law[i] * sums.get(k)[i];
        }
        return steps;
    }
}
