package dev.escapement.inference;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.Kind;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.inference.bootstrap.ResampledQuantiles;
import dev.escapement.inference.growth.LeastSquares;
import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.inference.growth.NewtonAscent;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.KaplanMeier;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.inference.survival.Quantile;
import dev.escapement.numeric.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Weighted least squares of the logarithm of a Kaplan-Meier quantile on the dimension, over the dimensions that reach it.
 *
 * <p>The weights are the inverse of bootstrap variances, taken robustly ({@link Replicates#spread}), or, where too many
 * replicates do not reach the quantile, from the bounds of Kaplan and Meier; never more than rounding to whole steps allows.
 * They are kept for all replicates. The interval is that of percentiles, for the jackknife is inconsistent for quantiles.
 */
final class QuantileRegression {
    private static final Method[] METHODS = {Method.Q25_WLS, Method.MEDIAN_WLS, Method.Q75_WLS};
    private static final Trend[] TRENDS = {Trend.POWER, Trend.POWER_LOG, Trend.POWER_LOG_FREE};
    /** What one dimension may at most weigh, over another: more would change nothing but leave no digits for the rest. */
    private static final double MOST_WEIGHT = 1e12;

    /** Of an exponent; beyond it the covariates are so nearly proportional that the numbers have no digits left. */
    private static final double MOST_VARIANCE = 1e12;

    private static final double SQRT_TWELFTH = 0.28867513459481287;

    private final Cohorts cohorts;
    private final double[] dimensions;
    private final double[][] original;
    private final double[][] spreads;
    private final double[][][] draws;
    private final ResampledQuantiles[] quantiles;
    private int n;

    /** For at most so many resamples; with none, the weights come from the bounds of Kaplan and Meier. */
    QuantileRegression(Cohorts cohorts, List<LogTimes> times, int draws) {
        this.cohorts = cohorts;
        this.dimensions =
                cohorts.byDimension().stream().mapToDouble(Cohort::dimension).toArray();
        this.quantiles = times.stream().map(ResampledQuantiles::new).toArray(ResampledQuantiles[]::new);
        this.original = new double[dimensions.length][METHODS.length];
        this.spreads = new double[dimensions.length][METHODS.length];
        this.draws = new double[draws][dimensions.length][METHODS.length];
        for (int i = 0; i < dimensions.length; i++) {
            quantiles[i].of(times.get(i).counts(), original[i]);
        }
    }

    /** Takes in a resample. */
    void add(int[][] counts) {
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i].of(counts[i], draws[n][i]);
        }
        n++;
    }

    /** The estimates of all quartiles under the trends that are linear. */
    List<Estimate> estimates() {
        for (int i = 0; i < spreads.length; i++) {
            for (int q = 0; q < METHODS.length; q++) {
                spreads[i][q] = Double.isNaN(original[i][q]) ? Double.NaN : spread(i, q);
            }
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int q = 0; q < METHODS.length; q++) {
            for (Trend trend : TRENDS) {
                estimates.add(estimate(q, trend));
            }
        }
        return estimates;
    }

    private Estimate estimate(int q, Trend trend) {
        int[] used = reached(q);
        double[] logs = new double[used.length];
        for (int k = 0; k < used.length; k++) {
            logs[k] = original[used[k]][q];
        }
        double[] d = Arrays.stream(used).mapToDouble(i -> dimensions[i]).toArray();
        LinearCurve curve =
                (LinearCurve) trend.over(Arrays.stream(d).map(StrictMath::log).toArray());
        if (cohorts.escapes() == 0) {
            return new NotEstimated(METHODS[q], trend, AftFit.Reason.NO_ESCAPES);
        }
        if (dimensions.length == 1) {
            return new NotEstimated(METHODS[q], trend, AftFit.Reason.ONE_DIMENSION);
        }
        if (used.length < curve.size()) {
            return new NotEstimated(METHODS[q], trend, AftFit.Reason.QUANTILE_UNBOUNDED);
        }
        if (Arrays.stream(used).allMatch(i -> spreads[i][q] == 0)) {
            return new NotEstimated(METHODS[q], trend, AftFit.Reason.QUANTILE_CONSTANT);
        }
        double[] weights = weights(q, used, logs);
        return LeastSquares.fit(curve, logs, weights)
                .filter(maximum -> maximum.covariance()[1][1] < MOST_VARIANCE)
                .map(maximum -> estimated(q, trend, used, d, logs, weights, curve, maximum))
                .orElseGet(() -> new NotEstimated(METHODS[q], trend, AftFit.Reason.DIMENSIONS_TOO_CLOSE));
    }

    private double[] weights(int q, int[] used, double[] logs) {
        double[] weights = new double[used.length];
        for (int k = 0; k < used.length; k++) {
            double rounding = SQRT_TWELFTH * StrictMath.exp(-logs[k]);
            double variance = Math.max(spreads[used[k]][q] * spreads[used[k]][q], rounding * rounding);
            weights[k] = 1 / variance;
        }
        double most = MOST_WEIGHT * Arrays.stream(weights).min().orElseThrow();
        return Arrays.stream(weights).map(w -> Math.min(w, most)).toArray();
    }

    private Estimate estimated(
            int q,
            Trend trend,
            int[] used,
            double[] d,
            double[] logs,
            double[] weights,
            LinearCurve curve,
            NewtonAscent.Maximum maximum) {
        double alpha = maximum.parameters()[1];
        double[] shares = shares(curve, maximum.covariance()[1], weights);
        Replicates replicates = new Replicates(n);
        for (int draw = 0; draw < n; draw++) {
            replicate(draws[draw], q, used, shares, logs, alpha, replicates);
        }
        double standardError = StrictMath.sqrt(maximum.covariance()[1][1]);
        boolean resampled = n > 0 && replicates.scatter();
        return new Estimated(
                METHODS[q],
                trend,
                alpha,
                standardError,
                resampled ? replicates.percentile() : Interval.wald(alpha, standardError),
                resampled ? Kind.PERCENTILE : Kind.WALD,
                curve.logPrefactor(maximum.parameters()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Arrays.stream(d).boxed().toList(),
                Arrays.stream(weights).boxed().toList(),
                Optional.empty());
    }

    /** How much alpha moves with each log quantile. */
    private static double[] shares(LinearCurve curve, double[] covariance, double[] weights) {
        double[] shares = new double[weights.length];
        double[] row = new double[curve.size()];
        for (int k = 0; k < shares.length; k++) {
            curve.at(new double[curve.size()], k, row);
            for (int j = 0; j < row.length; j++) {
                shares[k] += weights[k] * covariance[j] * row[j];
            }
        }
        return shares;
    }

    /** Alpha of one draw. A quantile that is not reached is infinite, and carries alpha with it. */
    private static void replicate(
            double[][] draw, int q, int[] used, double[] shares, double[] logs, double alpha, Replicates replicates) {
        double value = alpha;
        boolean low = false;
        boolean high = false;
        for (int k = 0; k < used.length; k++) {
            double log = draw[used[k]][q];
            if (Double.isNaN(log)) {
                high |= shares[k] > 0;
                low |= shares[k] < 0;
            } else {
                value += shares[k] * (log - logs[k]);
            }
        }
        double least = low ? Double.NEGATIVE_INFINITY : high ? Double.POSITIVE_INFINITY : value;
        double most = high ? Double.POSITIVE_INFINITY : low ? Double.NEGATIVE_INFINITY : value;
        replicates.add(least, most);
    }

    /** The dimensions that reach the quartile and tell how well they know it. */
    private int[] reached(int q) {
        return IntStream.range(0, original.length)
                .filter(i -> Double.isFinite(spreads[i][q]))
                .toArray();
    }

    private double spread(int i, int q) {
        Replicates replicates = new Replicates(Math.max(n, 1));
        for (int draw = 0; draw < n; draw++) {
            double log = draws[draw][i][q];
            double value = Double.isNaN(log) ? Double.POSITIVE_INFINITY : log;
            replicates.add(value, value);
        }
        double spread = n == 0 ? Double.NaN : replicates.spread();
        return Double.isFinite(spread) ? spread : bounds(i, q);
    }

    /** Where the replicates give none: from the bounds of Kaplan and Meier, the lower alone if the upper is infinite. */
    private double bounds(int i, int q) {
        Quantile quantile = KaplanMeier.of(cohorts.byDimension().get(i)).quantile(ResampledQuantiles.probability(q));
        if (quantile.lower().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double lower = original[i][q] - StrictMath.log(quantile.lower().getAsDouble());
        boolean bounded = quantile.upper().isPresent();
        double upper = bounded ? StrictMath.log(quantile.upper().getAsDouble()) - original[i][q] : lower;
        return (lower + upper) / (2 * Interval.NORMAL_975);
    }
}
