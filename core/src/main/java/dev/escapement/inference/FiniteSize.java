package dev.escapement.inference;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.Kind;
import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.numeric.NormalTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an exponent depends on the dimensions it is taken from: over one decade a logarithm can't be told from a power, and
 * only a drift of these numbers shows it. All are power laws with Wald's intervals; parts of the data to which a method fits
 * none are left out.
 */
public final class FiniteSize {
    private FiniteSize() {}

    /** The exponents between neighbouring dimensions, ascending. */
    public static List<Estimated> local(Cohorts cohorts, Method method) {
        List<Estimated> slopes = new ArrayList<>();
        for (int i = 1; i < cohorts.size(); i++) {
            fit(cohorts.byDimension().subList(i - 1, i + 1), method).ifPresent(slopes::add);
        }
        return slopes;
    }

    /** The exponent of all dimensions, then of all but the smallest, and so on down to two. */
    public static List<Estimated> dropSmallest(Cohorts cohorts, Method method) {
        List<Estimated> exponents = new ArrayList<>();
        for (int i = 0; i < cohorts.size() - 1; i++) {
            fit(cohorts.byDimension().subList(i, cohorts.size()), method).ifPresent(exponents::add);
        }
        return exponents;
    }

    /**
     * Whether the local exponent is another at large dimensions than at small ones.
     *
     * @param pValue of a difference so large, two-sided, where there is none
     */
    public record Drift(Estimated first, Estimated last, double pValue) {}

    /** From the first to the last local exponent; empty where the two share a dimension, which ties them. */
    public static Optional<Drift> drift(List<Estimated> local) {
        if (local.isEmpty()) {
            return Optional.empty();
        }
        Estimated first = local.get(0);
        Estimated last = local.get(local.size() - 1);
        if (last.dimensions().get(0) <= first.dimensions().get(1)) {
            return Optional.empty();
        }
        double error = StrictMath.hypot(first.standardError(), last.standardError());
        double pValue = 2 * NormalTail.survival(Math.abs(last.alpha() - first.alpha()) / error);
        return Optional.of(new Drift(first, last, pValue));
    }

    private static Optional<Estimated> fit(List<Cohort> part, Method method) {
        Cohorts cohorts = new Cohorts(part);
        Optional<Distribution> distribution = Arrays.stream(Distribution.values())
                .filter(f -> Method.of(f) == method)
                .findFirst();
        if (distribution.isPresent()) {
            AftEstimator estimator = AftEstimator.of(cohorts, distribution.get(), Trend.POWER, Scale.CONSTANT);
            return estimator.fit() instanceof Fitted fit
                    ? Optional.of(Estimated.of(cohorts, estimator, fit, fit.wald(), Kind.WALD))
                    : Optional.empty();
        }
        return new QuantileRegression(cohorts, cohorts.logTimes(), 0)
                .estimates().stream()
                        .filter(estimate -> estimate.method() == method && estimate.trend() == Trend.POWER)
                        .filter(Estimated.class::isInstance)
                        .map(Estimated.class::cast)
                        .findFirst();
    }
}
