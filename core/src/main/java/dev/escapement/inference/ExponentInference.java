package dev.escapement.inference;

import dev.escapement.inference.AftModels.Model;
import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.aft.StartEstimator;
import dev.escapement.inference.bootstrap.GoodnessOfFit;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.inference.bootstrap.Resampler;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.random.StreamKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * From the runs of a group to its exponent, by every method and trend, with intervals, tests and warnings.
 *
 * <p>Intervals come from a bootstrap over the runs within each dimension; what a draw does not determine counts as infinite
 * on either side. In the accelerated-failure-time regressions, power laws and the best model get BCa intervals, or
 * percentiles where those degenerate, from replicates stretched by sqrt(n / (n - 1)) for n runs; the other models have
 * Wald's. The regression that has the starts as a covariate gets BCa intervals too, from draws of its own. Groups with a
 * cohort of fewer than five runs, and groups of more than 200,000, are not resampled: their intervals are Wald's.
 */
public final class ExponentInference {
    private static final int BOOTSTRAP_LANE = 0;
    private static final int GOODNESS_LANE = 1;
    private static final int STARTS_LANE = 2;
    static final int LEAST_RUNS = 5;
    private static final int MOST_RUNS = 200_000;

    private final Cohorts cohorts;
    private final List<LogTimes> times;
    private final Protocol protocol;
    private final StreamKey key;
    private final Pieces pieces;
    private final boolean resampled;

    private ExponentInference(Cohorts cohorts, Protocol protocol, StreamKey key, Pieces pieces) {
        this.cohorts = cohorts;
        this.pieces = pieces;
        this.times = cohorts.logTimes();
        this.protocol = protocol;
        this.key = key;
        this.resampled = cohorts.runs() <= MOST_RUNS
                && cohorts.byDimension().stream().allMatch(cohort -> cohort.size() >= LEAST_RUNS);
    }

    /**
     * All that can be said of the group; never throws for what data can be.
     *
     * @param diverged how many of the runs that did not escape diverged, for the warning
     * @param key whose streams the draws come from: the same runs with the same key give the same bits
     */
    public static Exponents infer(Cohorts cohorts, int diverged, Protocol protocol, StreamKey key) {
        return infer(cohorts, diverged, protocol, key, Pieces.IN_ORDER);
    }

    /**
     * The same, to the last bit, on threads that are lent.
     *
     * @param pieces do what each random stream is for: the bootstrap, the regression on starts, the test of fit
     */
    public static Exponents infer(Cohorts cohorts, int diverged, Protocol protocol, StreamKey key, Pieces pieces) {
        return new ExponentInference(cohorts, protocol, key, pieces).infer(diverged);
    }

    private Exponents infer(int diverged) {
        AftModels models = AftModels.of(cohorts, times, Scale.CONSTANT);
        Optional<Dispersion> dispersion = models.best().flatMap(this::dispersion);
        if (dispersion.isPresent() && protocol.rejects(dispersion.get().pValue())) {
            AftModels following = AftModels.of(cohorts, times, Scale.FOLLOWS_DIMENSION);
            models = following.best().isPresent() ? following : models;
        }
        Optional<Model> best = models.best();
        Map<AftEstimator, Replicates> replicates = new LinkedHashMap<>();
        for (Model model : models.models()) {
            if (model.fitted() && (model.trend() == Trend.POWER || model.equals(best.orElseThrow()))) {
                replicates.put(model.estimator(), new Replicates(protocol.draws()));
            }
        }
        QuantileRegression quantiles = new QuantileRegression(cohorts, times, resampled ? protocol.draws() : 0);
        Drawn drawn = draw(best, replicates, quantiles);
        List<Estimate> estimates = new ArrayList<>();
        models.models()
                .forEach(model ->
                        estimates.add(estimate(model, Optional.ofNullable(replicates.get(model.estimator())))));
        estimates.addAll(quantiles.estimates());
        drawn.starts().ifPresent(estimates::add);
        Optional<GoodnessOfFit> goodness = drawn.goodness();
        boolean rejected =
                goodness.isPresent() && protocol.rejects(goodness.get().pValue());
        int headline = headline(models, estimates, rejected);
        List<Warning> warnings = new Warnings(cohorts, diverged, resampled, protocol)
                .about(models, estimates.get(headline), rejected, dispersion.orElse(null));
        return new Exponents(estimates, headline, goodness, dispersion, warnings);
    }

    private Optional<Dispersion> dispersion(Model best) {
        AftFit following = AftEstimator.of(cohorts, best.distribution(), best.trend(), Scale.FOLLOWS_DIMENSION)
                .fit();
        return following instanceof Fitted fitted
                ? Optional.of(Dispersion.of((Fitted) best.fit(), fitted))
                : Optional.empty();
    }

    /** What comes of the draws, apart from the replicates. */
    private record Drawn(Optional<Estimate> starts, Optional<GoodnessOfFit> goodness) {}

    /** Draws from each random stream. */
    private Drawn draw(Optional<Model> best, Map<AftEstimator, Replicates> replicates, QuantileRegression quantiles) {
        AtomicReference<Estimate> starts = new AtomicReference<>();
        AtomicReference<GoodnessOfFit> goodness = new AtomicReference<>();
        // The longest first.
        pieces.run(List.of(
                () -> best.filter(model -> resampled && protocol.goodnessDraws() > 0)
                        .map(model -> GoodnessOfFit.of(
                                model.estimator(), protocol.goodnessDraws(), key.stream(GOODNESS_LANE)))
                        .ifPresent(goodness::set),
                () -> {
                    if (resampled) {
                        resample(replicates, quantiles);
                    }
                },
                () -> StartEstimator.of(cohorts)
                        .map(estimator -> StartsInference.of(
                                estimator, cohorts, resampled ? protocol.draws() : 0, key.stream(STARTS_LANE)))
                        .ifPresent(starts::set)));
        return new Drawn(Optional.ofNullable(starts.get()), Optional.ofNullable(goodness.get()));
    }

    private void resample(Map<AftEstimator, Replicates> replicates, QuantileRegression quantiles) {
        Resampler resampler = new Resampler(times, key.stream(BOOTSTRAP_LANE));
        for (int draw = 0; draw < protocol.draws(); draw++) {
            int[][] counts = resampler.next();
            quantiles.add(counts);
            replicates.forEach((estimator, values) -> values.add(estimator.refit(counts)));
        }
    }

    private Estimate estimate(Model model, Optional<Replicates> replicates) {
        if (model.fit() instanceof NotFitted not) {
            return new NotEstimated(Method.of(model.distribution()), model.trend(), not.reason());
        }
        Fitted fit = (Fitted) model.fit();
        Bounds bounds = resampled && replicates.isPresent()
                ? Bounds.of(replicates.get(), fit.alpha(), model.estimator().influence(), fit.wald())
                : Bounds.wald(fit.wald());
        return Estimated.of(cohorts, model.estimator(), fit, bounds.interval(), bounds.kind());
    }

    /** The best model, or, where no family will do, the exponent of the median. */
    private static int headline(AftModels models, List<Estimate> estimates, boolean rejected) {
        int best = models.best().map(models.models()::indexOf).orElse(0);
        boolean wanted = rejected || !models.models().get(best).fitted();
        for (int i = 0; wanted && i < estimates.size(); i++) {
            if (estimates.get(i) instanceof Estimated e
                    && e.method() == Method.MEDIAN_WLS
                    && e.trend() == Trend.POWER) {
                return i;
            }
        }
        return best;
    }
}
