package dev.escapement.inference.survival;

import dev.escapement.numeric.Interval;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The product-limit estimate of the share of runs that has not yet escaped, with Greenwood's variance and 95% bounds on
 * the log-log scale (Kalbfleisch and Prentice).
 *
 * <p>A run censored at the time of an escape counts as at risk there. Curve, bounds and quantiles are those of R's
 * {@code survfit(Surv(time, escaped) ~ 1, conf.type = "log-log")} and its {@code quantile()}.
 */
public final class KaplanMeier {
    private static final double TOLERANCE = 0x1p-26; // R: sqrt(.Machine$double.eps)

    private static final double FIRST_QUARTILE = 0.25;

    private final double[] times;
    private final double[] survival;
    private final double[] lower;
    private final double[] upper;

    private KaplanMeier(double[] times, double[] survival, double[] lower, double[] upper) {
        this.times = times;
        this.survival = survival;
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * The estimate from times in steps, in any order.
     *
     * @param escaped whether the run escaped at its time, or was still under way then
     * @throws IllegalArgumentException if there is no run, or the lengths differ
     */
    public static KaplanMeier of(long[] times, boolean[] escaped) {
        return of(Arrays.stream(times).asDoubleStream().toArray(), escaped);
    }

    /** The same from times in any unit; they must be positive and finite. */
    public static KaplanMeier of(double[] times, boolean[] escaped) {
        return of(new Cohort(1, times, escaped));
    }

    /** The estimate of one cohort. */
    public static KaplanMeier of(Cohort cohort) {
        int n = cohort.size();
        double[] at = new double[n];
        double[] survival = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        double share = 1;
        double greenwood = 0;
        int points = 0;
        for (int i = 0, next; i < n; i = next) {
            int escapes = 0;
            for (next = i; next < n && cohort.time(next) == cohort.time(i); next++) {
                escapes += cohort.escaped(next) ? 1 : 0;
            }
            double atRisk = n - i;
            share *= (atRisk - escapes) / atRisk;
            greenwood += escapes / (atRisk * (atRisk - escapes));
            at[points] = cohort.time(i);
            survival[points] = share;
            boolean bounded = share > 0 && share < 1;
            double reach = Interval.NORMAL_975 * StrictMath.sqrt(greenwood) / StrictMath.log(share);
            lower[points] = bounded ? shifted(share, -reach) : Double.NaN;
            upper[points] = bounded ? shifted(share, reach) : Double.NaN;
            points++;
        }
        return new KaplanMeier(
                Arrays.copyOf(at, points),
                Arrays.copyOf(survival, points),
                Arrays.copyOf(lower, points),
                Arrays.copyOf(upper, points));
    }

    private static double shifted(double share, double by) {
        return StrictMath.exp(-StrictMath.exp(StrictMath.log(-StrictMath.log(share)) + by));
    }

    /** The distinct times, escapes and censorings alike, ascending. */
    public double[] times() {
        return times.clone();
    }

    /** The share not yet escaped just after each of {@link #times()}. */
    public double[] survival() {
        return survival.clone();
    }

    /** The lower 95% bound of {@link #survival()}; NaN where the share is 0 or 1. */
    public double[] lower() {
        return lower.clone();
    }

    /** The upper 95% bound of {@link #survival()}; NaN where the share is 0 or 1. */
    public double[] upper() {
        return upper.clone();
    }

    /**
     * The time by which the share {@code probability} has escaped: where the curve crosses, or, where it runs level at that
     * share, the middle of the level stretch. The bounds are where the curve's bounds cross, found in the same way.
     *
     * @param probability in (0, 1)
     */
    public Quantile quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a quantile's probability lies in (0, 1), not " + probability);
        }
        return new Quantile(
                probability,
                crossing(survival, probability),
                crossing(lower, probability),
                crossing(upper, probability));
    }

    /**
     * R's rule. Of several points at one height the first counts; bounds need not fall monotonically, and the point with
     * the least height that reaches the probability is taken, wherever it stands. A curve that ends at the probability
     * stays there until the last time; R gives nothing if it ends below all that was asked for, by default the quartiles.
     */
    private OptionalDouble crossing(double[] curve, double probability) {
        double reached = Double.NaN;
        double reachedHeight = Double.POSITIVE_INFINITY;
        double passed = Double.NaN;
        double passedHeight = Double.POSITIVE_INFINITY;
        double highest = 0;
        double last = 0;
        boolean undefined = false;
        for (int i = 0; i < curve.length; i++) {
            double height = 1 - curve[i];
            if (Double.isNaN(height)) {
                last = undefined ? last : height;
                undefined = true;
                continue;
            }
            last = height;
            highest = Math.max(highest, height);
            if (height >= probability - TOLERANCE && height < reachedHeight) {
                reached = times[i];
                reachedHeight = height;
            }
            if (height >= probability + TOLERANCE && height < passedHeight) {
                passed = times[i];
                passedHeight = height;
            }
        }
        if (highest < Math.min(probability, FIRST_QUARTILE)) {
            return OptionalDouble.empty();
        }
        double end = Math.abs(probability - last) < TOLERANCE ? times[times.length - 1] : passed;
        double middle = (reached + end) / 2;
        return Double.isNaN(middle) ? OptionalDouble.empty() : OptionalDouble.of(middle);
    }
}
