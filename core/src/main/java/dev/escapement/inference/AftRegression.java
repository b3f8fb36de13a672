package dev.escapement.inference;

import dev.escapement.inference.AftFit.Fitted;
import dev.escapement.inference.AftFit.NotFitted;
import dev.escapement.inference.AftFit.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Regression of log T on the dimension by maximum likelihood, runs that did not escape counting as censored: the model of
 * R's {@code survreg(Surv(time, escaped) ~ log(d), dist = "lognormal")}.
 */
public final class AftRegression {
    private static final double TOLERANCE = 1e-16;
    private static final double LEAST_SIGMA = 1e-9;

    private AftRegression() {}

    /** The fit, or why there is none; never throws for what data can be. */
    public static AftFit fit(Cohorts cohorts, Family family, Trend trend) {
        double[] logDimensions = cohorts.byDimension().stream()
                .mapToDouble(c -> StrictMath.log(c.dimension()))
                .toArray();
        Curve curve = trend.over(logDimensions);
        Optional<Reason> obstacle = obstacle(cohorts, curve);
        if (obstacle.isPresent()) {
            return new NotFitted(family, trend, obstacle.get());
        }
        List<LogTimes> times = cohorts.byDimension().stream().map(LogTimes::of).toList();
        double[] start = start(curve, times);
        if (start[curve.size()] < StrictMath.log(LEAST_SIGMA)) {
            return new NotFitted(family, trend, Reason.NO_VARIANCE);
        }
        AftLikelihood likelihood = new AftLikelihood(curve, times, family);
        return new NewtonAscent(likelihood.size())
                .climb(likelihood, start, TOLERANCE)
                .filter(summit -> Double.isFinite(summit.value()))
                .<AftFit>map(summit -> fitted(cohorts, family, trend, curve, summit))
                .orElse(new NotFitted(family, trend, Reason.NOT_CONVERGED));
    }

    private static AftFit fitted(Cohorts cohorts, Family family, Trend trend, Curve curve, NewtonAscent.Summit summit) {
        double[] at = summit.parameters();
        double sigma = StrictMath.exp(at[curve.size()]);
        if (sigma < LEAST_SIGMA) {
            return new NotFitted(family, trend, Reason.NO_VARIANCE);
        }
        return new Fitted(
                family,
                trend,
                at[1],
                StrictMath.sqrt(summit.covariance()[1][1]),
                curve.logPrefactor(at),
                sigma,
                summit.value(),
                cohorts.escapes(),
                Arrays.stream(at).boxed().toList());
    }

    /** What in the data rules a maximum out. */
    private static Optional<Reason> obstacle(Cohorts cohorts, Curve curve) {
        if (cohorts.escapes() == 0) {
            return Optional.of(Reason.NO_ESCAPES);
        }
        if (cohorts.size() == 1) {
            return Optional.of(Reason.ONE_DIMENSION);
        }
        if (cohorts.count(c -> c.escapes() > 0) < curve.size()) {
            return Optional.of(Reason.SEPARATED);
        }
        if (cohorts.escapes() <= curve.size() + 1) {
            return Optional.of(Reason.TOO_FEW_ESCAPES);
        }
        boolean complete = cohorts.escapes() == cohorts.runs();
        boolean repeated = cohorts.runs() > cohorts.size();
        if (complete && repeated && cohorts.count(AftRegression::scatters) == 0) {
            return Optional.of(Reason.NO_VARIANCE);
        }
        return Optional.empty();
    }

    private static boolean scatters(Cohort complete) {
        return complete.time(0) < complete.time(complete.size() - 1);
    }

    /** Least squares with the censored runs put where they were last seen. */
    private static double[] start(Curve curve, List<LogTimes> times) {
        double[] means = new double[times.size()];
        double[] weights = new double[times.size()];
        double squares = 0;
        for (int i = 0; i < means.length; i++) {
            double[] logs = times.get(i).all();
            weights[i] = logs.length;
            means[i] = Arrays.stream(logs).average().orElseThrow();
            for (double log : logs) {
                squares += (log - means[i]) * (log - means[i]);
            }
        }
        double[] near = curve.near(means, weights);
        double[] gradient = new double[curve.size()];
        for (int i = 0; i < means.length; i++) {
            double residual = means[i] - curve.at(near, i, gradient);
            squares += weights[i] * residual * residual;
        }
        double[] start = Arrays.copyOf(near, near.length + 1);
        double runs = Arrays.stream(weights).sum();
        start[near.length] = StrictMath.log(Math.max(squares / runs, Double.MIN_NORMAL)) / 2;
        return start;
    }
}
