package dev.escapement.inference.aft;

import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.AftFit.Reason;
import dev.escapement.inference.growth.Curve;
import dev.escapement.inference.growth.NewtonAscent;
import dev.escapement.inference.growth.NewtonAscent.Maximum;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.LogTimes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One accelerated-failure-time model on one group: fitted once, then again and again to resamples, from where it was.
 *
 * <p>It is the regression of log T on the dimension by maximum likelihood, runs that did not escape counting as censored: the
 * model of R's {@code survreg(Surv(time, escaped) ~ log(d), dist = "lognormal")} and of its kin.
 */
public final class AftEstimator {
    static final double TOLERANCE = 1e-16;

    /** Of refits: what remains of alpha's error after the last step is below a hundredth of its standard error. */
    static final double RESAMPLE_TOLERANCE = 1e-2;

    static final double LEAST_SIGMA = 1e-9;

    private final double[] logDimensions;
    private final List<LogTimes> times;
    private final Distribution distribution;
    private final Trend trend;
    private final Scale scale;
    private final Curve curve;
    private final AftLikelihood likelihood;
    private final NewtonAscent newton;
    private Maximum maximum;
    private boolean anchored;

    /**
     * The model, not yet fitted.
     *
     * @param logDimensions ascending
     * @param times in log steps, one cohort per dimension
     */
    public AftEstimator(
            double[] logDimensions, List<LogTimes> times, Distribution distribution, Trend trend, Scale scale) {
        this.logDimensions = logDimensions;
        this.times = times;
        this.distribution = distribution;
        this.trend = trend;
        this.scale = scale;
        this.curve = trend.over(logDimensions);
        this.likelihood = new AftLikelihood(curve, times, logDimensions, distribution, scale);
        this.newton = NewtonAscent.within(curve, scale.parameters());
    }

    /** The model of this group, not yet fitted. */
    public static AftEstimator of(Cohorts cohorts, Distribution distribution, Trend trend, Scale scale) {
        return new AftEstimator(cohorts.logDimensions(), cohorts.logTimes(), distribution, trend, scale);
    }

    /** The fit to the data themselves, or why there is none; never throws for what data can be. */
    public AftFit fit() {
        Optional<Reason> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new NotFitted(distribution, trend, obstacle.get());
        }
        for (double[] start : Starts.of(curve, logDimensions, times, distribution, scale)) {
            if (start[curve.size()] < StrictMath.log(LEAST_SIGMA)) {
                return new NotFitted(distribution, trend, Reason.NO_VARIANCE);
            }
            Optional<Maximum> found = newton.maximise(likelihood, start, TOLERANCE);
            if (found.isPresent() && (maximum == null || found.get().value() > maximum.value())) {
                maximum = found.get();
            }
        }
        if (maximum == null || !Double.isFinite(maximum.value())) {
            return new NotFitted(distribution, trend, Reason.NOT_CONVERGED);
        }
        double sigma = StrictMath.exp(maximum.parameters()[curve.size()]);
        return sigma < LEAST_SIGMA ? new NotFitted(distribution, trend, Reason.NO_VARIANCE) : fitted(sigma);
    }

    private Fitted fitted(double sigma) {
        double[] at = maximum.parameters();
        return new Fitted(
                distribution,
                trend,
                scale,
                at[1],
                StrictMath.sqrt(maximum.covariance()[1][1]),
                curve.logPrefactor(at),
                sigma,
                maximum.value(),
                times.stream().mapToInt(AftEstimator::escapes).sum(),
                Arrays.stream(at).boxed().toList());
    }

    /**
     * Alpha fitted to a resample that holds each distinct time so often; NaN where there is no fit. Only after a {@link #fit}
     * that found a maximum, from which it starts.
     */
    public double refit(int[][] counts) {
        int dimensions = 0;
        double escapes = 0;
        for (int i = 0; i < counts.length; i++) {
            int here = 0;
            for (int slot = 0; slot < times.get(i).escapes(); slot++) {
                here += counts[i][slot];
            }
            dimensions += here > 0 ? 1 : 0;
            escapes += here;
        }
        if (dimensions < curve.size() || escapes <= likelihood.size()) {
            return Double.NaN;
        }
        if (!anchored) {
            likelihood.anchor(maximum.parameters(), times);
            anchored = true;
        }
        likelihood.weigh(counts);
        boolean found = newton.reach(likelihood, maximum.parameters(), RESAMPLE_TOLERANCE);
        return found ? newton.parameters()[1] : Double.NaN;
    }

    /** Fits to these data from another fit's parameters; the parameters, or nothing. */
    public Optional<double[]> fitFrom(double[] parameters) {
        boolean found = obstacle().isEmpty() && newton.reach(likelihood, parameters, RESAMPLE_TOLERANCE);
        return found ? Optional.of(newton.parameters().clone()) : Optional.empty();
    }

    /**
     * What the empirical influence of each run on alpha, taken about its mean within the dimension, says about a stratified
     * bootstrap (Davison and Hinkley 1997, eq. 5.29 and section 2.3).
     *
     * @param acceleration of the BCa interval
     * @param inflation by which replicates scatter too little, as they do by (n - 1) / n in variance among n runs
     */
    public record Influence(double acceleration, double inflation) {}

    /** The influence at the maximum; only after a {@link #fit} that found one. */
    public Influence influence() {
        double[] at = maximum.parameters();
        double[] slope = new double[curve.size()];
        InfluenceSums sums = new InfluenceSums();
        for (int i = 0; i < times.size(); i++) {
            double location = curve.at(at, i, slope);
            double perScale = StrictMath.exp(-likelihood.logScale(at, i));
            double onLocation = along(slope, 0) * perScale;
            double onScale = along(likelihood.scaleRow(i), curve.size());
            double[] influence = new double[times.get(i).distinct()];
            for (int slot = 0; slot < influence.length; slot++) {
                boolean escaped = slot < times.get(i).escapes();
                double z = (times.get(i).at(slot) - location) * perScale;
                double force = distribution.slope(z, escaped);
                influence[slot] = -force * onLocation - (z * force + (escaped ? 1 : 0)) * onScale;
            }
            sums.add(influence, times.get(i).counts());
        }
        return sums.influence();
    }

    private double along(double[] direction, int from) {
        double[] ofExponent = maximum.covariance()[1];
        double sum = 0;
        for (int j = 0; j < direction.length; j++) {
            sum += ofExponent[from + j] * direction[j];
        }
        return sum;
    }

    /**
     * What each dimension weighs in the fit: the information that its runs hold about their location. Only after a
     * {@link #fit} that found a maximum.
     */
    public double[] weights() {
        double[] weights = new double[times.size()];
        likelihood.weigh(times.stream().map(LogTimes::counts).toArray(int[][]::new));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = likelihood.information(maximum.parameters(), i);
        }
        return weights;
    }

    /** The location of log T at the i-th dimension. */
    public double location(double[] parameters, int i) {
        return curve.at(parameters, i, new double[curve.size()]);
    }

    /** The scale of log T at the i-th dimension. */
    public double sigma(double[] parameters, int i) {
        return StrictMath.exp(likelihood.logScale(parameters, i));
    }

    /** The data, one cohort per dimension. */
    public List<LogTimes> times() {
        return times;
    }

    /** The distribution of log T. */
    public Distribution distribution() {
        return distribution;
    }

    /**
     * The parameters at the maximum, in the order of {@link AftFit.Fitted#parameters}. Only after a {@link #fit} that
     * found one.
     */
    public double[] parameters() {
        return maximum.parameters();
    }

    /** The same model of other data at the same dimensions. */
    public AftEstimator on(List<LogTimes> others) {
        return new AftEstimator(logDimensions, others, distribution, trend, scale);
    }

    /** What in the data rules a maximum out. */
    private Optional<Reason> obstacle() {
        int escapes = times.stream().mapToInt(AftEstimator::escapes).sum();
        int runs = times.stream().mapToInt(LogTimes::runs).sum();
        if (escapes == 0) {
            return Optional.of(Reason.NO_ESCAPES);
        }
        if (times.size() == 1) {
            return Optional.of(Reason.ONE_DIMENSION);
        }
        if (times.stream().filter(t -> t.escapes() > 0).count() < curve.size()) {
            return Optional.of(Reason.SEPARATED);
        }
        if (escapes <= likelihood.size()) {
            return Optional.of(Reason.TOO_FEW_ESCAPES);
        }
        boolean complete = escapes == runs;
        boolean repeated = runs > times.size();
        if (complete && repeated && times.stream().allMatch(t -> t.distinct() == 1)) {
            return Optional.of(Reason.NO_VARIANCE);
        }
        return Optional.empty();
    }

    private static int escapes(LogTimes times) {
        int count = 0;
        for (int run = 0; run < times.runs(); run++) {
            count += times.slot(run) < times.escapes() ? 1 : 0;
        }
        return count;
    }
}
