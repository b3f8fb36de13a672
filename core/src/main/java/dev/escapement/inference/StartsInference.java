package dev.escapement.inference;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.Estimate.Starts;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.StartEstimator;
import dev.escapement.inference.aft.StartEstimator.Exponent;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.numeric.Interval;
import dev.escapement.random.Xoshiro256;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The exponent from a regression that has each run's start as a covariate. Starts scatter, and with them the escape times: a
 * regression that knows them has a smaller error.
 */
final class StartsInference {
    private StartsInference() {}

    /**
     * The estimate.
     *
     * @param draws of the bootstrap; 0 for intervals of Wald
     */
    static Estimate of(StartEstimator estimator, Cohorts cohorts, int draws, Xoshiro256 stream) {
        if (estimator.fit() instanceof NotFitted not) {
            return new NotEstimated(Method.AFT_LOGNORMAL_M0, Trend.POWER, not.reason());
        }
        Fitted fit = (Fitted) estimator.fit();
        Replicates alphas = new Replicates(draws);
        Replicates typicalAlphas = new Replicates(draws);
        for (int draw = 0; draw < draws; draw++) {
            boolean found = estimator.resample(stream);
            alphas.add(found ? estimator.drawn(Exponent.ALPHA) : Double.NaN);
            typicalAlphas.add(found ? estimator.drawn(Exponent.TYPICAL_ALPHA) : Double.NaN);
        }
        Bounds bounds = bounds(estimator, Exponent.ALPHA, alphas);
        return new Estimated(
                Method.AFT_LOGNORMAL_M0,
                fit.trend(),
                fit.alpha(),
                fit.alphaSe(),
                bounds.interval(),
                bounds.kind(),
                fit.logPrefactor(),
                OptionalDouble.of(fit.sigma()),
                OptionalDouble.of(fit.logLikelihood()),
                OptionalDouble.of(fit.bic()),
                cohorts.byDimension().stream().map(Cohort::dimension).toList(),
                List.of(),
                Optional.of(new Starts(
                        estimator.value(Exponent.START),
                        estimator.standardError(Exponent.START),
                        estimator.value(Exponent.TYPICAL_ALPHA),
                        bounds(estimator, Exponent.TYPICAL_ALPHA, typicalAlphas).interval())));
    }

    private static Bounds bounds(StartEstimator estimator, Exponent exponent, Replicates replicates) {
        double value = estimator.value(exponent);
        Interval wald = Interval.wald(value, estimator.standardError(exponent));
        return Bounds.of(replicates, value, estimator.influence(exponent), wald);
    }
}
