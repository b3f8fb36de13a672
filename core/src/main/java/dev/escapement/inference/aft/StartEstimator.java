package dev.escapement.inference.aft;

import dev.escapement.inference.aft.AftEstimator.Influence;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.AftFit.Reason;
import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.inference.growth.NewtonAscent;
import dev.escapement.inference.growth.NewtonAscent.Maximum;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.Optional;

/**
 * The log-normal regression in which a run's start explains part of its escape time, T ~ d^alpha m0^beta: the model of R's
 * {@code survreg(Surv(time, escaped) ~ log(d) + log(m0), dist = "lognormal")}.
 *
 * <p>Alpha compares runs that start at the same overlap. The overlap of a random start shrinks as d^(-1/2), so that the times
 * of such runs grow as d^(alpha - beta/2): the <i>typical</i> exponent, the one that a regression on d alone estimates, with
 * the scatter of the starts in its error.
 */
public final class StartEstimator {
    private static final int SIZE = StartLikelihood.SIZE;

    /** What is estimated: a linear combination of alpha and beta. */
    public enum Exponent {
        /** Alpha, of d at equal starts. */
        ALPHA(1, 0),
        /** Beta, of the initial overlap. */
        START(0, 1),
        /** Alpha - beta/2, of d where the starts shrink as d^(-1/2). */
        TYPICAL_ALPHA(1, -0.5);

        private final double alphas;
        private final double betas;

        Exponent(double alphas, double betas) {
            this.alphas = alphas;
            this.betas = betas;
        }

        /** Of the parameters: constant, alpha, beta, log sigma. */
        private double of(double[] parameters) {
            return alphas * parameters[1] + betas * parameters[2];
        }
    }

    private final int[] begins; // at which run each dimension begins, and where the last one ends
    private final double[] logTimes;
    private final boolean[] escaped;
    private final int[] counts;
    private final LinearCurve curve;
    private final double[] slope = new double[SIZE - 1];
    private final NewtonAscent newton;
    private StartLikelihood likelihood;
    private Maximum maximum;

    private StartEstimator(Cohorts cohorts) {
        int runs = cohorts.runs();
        begins = new int[cohorts.size() + 1];
        logTimes = new double[runs];
        escaped = new boolean[runs];
        counts = new int[runs];
        double[] logDimensions = new double[runs];
        double[] logStarts = new double[runs];
        int run = 0;
        for (int c = 0; c < cohorts.size(); c++) {
            Cohort cohort = cohorts.byDimension().get(c);
            for (int i = 0; i < cohort.size(); i++) {
                logTimes[run] = StrictMath.log(cohort.time(i));
                escaped[run] = cohort.escaped(i);
                logDimensions[run] = StrictMath.log(cohort.dimension());
                logStarts[run++] = StrictMath.log(cohort.start(i));
            }
            begins[c + 1] = run;
        }
        Arrays.fill(counts, 1);
        curve = new LinearCurve(new double[runs], logDimensions, logStarts);
        newton = NewtonAscent.within(curve, 1);
    }

    /** The regression, not yet fitted; empty if the start of a run is not known, or no two runs of a dimension differ in it. */
    public static Optional<StartEstimator> of(Cohorts cohorts) {
        boolean scatter = false;
        for (Cohort cohort : cohorts.byDimension()) {
            for (int i = 0; i < cohort.size(); i++) {
                if (!(cohort.start(i) > 0)) {
                    return Optional.empty();
                }
                scatter |= cohort.start(i) != cohort.start(0);
            }
        }
        return scatter ? Optional.of(new StartEstimator(cohorts)) : Optional.empty();
    }

    /** The fit, or why there is none; never throws for what data can be. */
    public AftFit fit() {
        Optional<Reason> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return not(obstacle.get());
        }
        double[] weights = new double[logTimes.length];
        Arrays.fill(weights, 1);
        double[] start = Arrays.copyOf(curve.near(logTimes, weights).get(0), SIZE);
        double squares = 0;
        for (int run = 0; run < logTimes.length; run++) {
            double residual = logTimes[run] - curve.at(start, run, slope);
            squares += residual * residual;
        }
        start[SIZE - 1] = StrictMath.log(Math.max(squares / logTimes.length, Double.MIN_NORMAL)) / 2;
        double least = StrictMath.log(AftEstimator.LEAST_SIGMA);
        if (start[SIZE - 1] < least) {
            return not(Reason.NO_VARIANCE);
        }
        likelihood = new StartLikelihood(begins, logTimes, escaped, curve, start);
        maximum = newton.maximise(likelihood, start, AftEstimator.TOLERANCE).orElse(null);
        if (maximum == null || !Double.isFinite(maximum.value())) {
            return not(Reason.NOT_CONVERGED);
        }
        double[] at = maximum.parameters();
        return at[SIZE - 1] < least
                ? not(Reason.NO_VARIANCE)
                : new Fitted(
                        Distribution.LOG_NORMAL,
                        Trend.POWER,
                        Scale.CONSTANT,
                        value(Exponent.ALPHA),
                        standardError(Exponent.ALPHA),
                        curve.logPrefactor(at),
                        StrictMath.exp(at[SIZE - 1]),
                        maximum.value(),
                        escapes(),
                        Arrays.stream(at).boxed().toList());
    }

    private static NotFitted not(Reason reason) {
        return new NotFitted(Distribution.LOG_NORMAL, Trend.POWER, reason);
    }

    /** An exponent's estimate; this, as all that follows, only after a {@link #fit} that found a maximum. */
    public double value(Exponent exponent) {
        return exponent.of(maximum.parameters());
    }

    /** Its standard error, from the observed information. */
    public double standardError(Exponent exponent) {
        return StrictMath.sqrt(exponent.of(covariance(exponent)));
    }

    /** Of the exponent with each parameter. */
    private double[] covariance(Exponent exponent) {
        return Arrays.stream(maximum.covariance()).mapToDouble(exponent::of).toArray();
    }

    /**
     * Fits to runs drawn with replacement within each dimension; whether there is a fit. Then {@link #drawn} tells it, until
     * the next draw.
     */
    public boolean resample(Xoshiro256 stream) {
        Arrays.fill(counts, 0);
        for (int c = 1; c < begins.length; c++) {
            int runs = begins[c] - begins[c - 1];
            for (int run = 0; run < runs; run++) {
                counts[begins[c - 1] + Uniform.below(runs, stream)]++;
            }
        }
        if (obstacle().isPresent()) {
            return false;
        }
        likelihood.weigh(counts);
        return newton.reach(likelihood, maximum.parameters(), AftEstimator.RESAMPLE_TOLERANCE);
    }

    /** An exponent of the runs that were drawn last. */
    public double drawn(Exponent exponent) {
        return exponent.of(newton.parameters());
    }

    /** The runs' influence on an exponent, as in {@link AftEstimator#influence}. */
    public Influence influence(Exponent exponent) {
        double[] at = maximum.parameters();
        double[] covariance = covariance(exponent);
        double perScale = StrictMath.exp(-at[SIZE - 1]);
        InfluenceSums sums = new InfluenceSums();
        for (int c = 1; c < begins.length; c++) {
            double[] influence = new double[begins[c] - begins[c - 1]];
            int[] once = new int[influence.length];
            Arrays.fill(once, 1);
            for (int i = 0; i < influence.length; i++) {
                int run = begins[c - 1] + i;
                double z = (logTimes[run] - curve.at(at, run, slope)) * perScale;
                double force = Distribution.LOG_NORMAL.slope(z, escaped[run]);
                double onLocation = 0;
                for (int j = 0; j < slope.length; j++) {
                    onLocation += covariance[j] * slope[j];
                }
                influence[i] =
                        -force * onLocation * perScale - (z * force + (escaped[run] ? 1 : 0)) * covariance[SIZE - 1];
            }
            sums.add(influence, once);
        }
        return sums.influence();
    }

    private int escapes() {
        return escapesOf(0, counts.length);
    }

    private int escapesOf(int from, int to) {
        int count = 0;
        for (int run = from; run < to; run++) {
            count += escaped[run] ? counts[run] : 0;
        }
        return count;
    }

    private Optional<Reason> obstacle() {
        int telling = 0;
        for (int c = 1; c < begins.length; c++) {
            telling += escapesOf(begins[c - 1], begins[c]) > 0 ? 1 : 0;
        }
        if (telling == 0) {
            return Optional.of(Reason.NO_ESCAPES);
        }
        if (begins.length == 2) {
            return Optional.of(Reason.ONE_DIMENSION);
        }
        if (telling < 2) {
            return Optional.of(Reason.SEPARATED);
        }
        return escapes() <= SIZE ? Optional.of(Reason.TOO_FEW_ESCAPES) : Optional.empty();
    }
}
