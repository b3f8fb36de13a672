package dev.escapement.inference;

import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.LogTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every family under every trend, fitted to one group, all with the same kind of scale.
 *
 * @param models families in order, the trends in order within each
 */
record AftModels(List<Model> models, Scale scale) {
    /** BIC differences below this say next to nothing (Kass and Raftery 1995, doi:10.1080/01621459.1995.10476572). */
    static final double TIE = 2;

    /** A model and what became of it. */
    record Model(Distribution distribution, Trend trend, AftEstimator estimator, AftFit fit) {
        double bic() {
            return fit instanceof Fitted fitted ? fitted.bic() : Double.POSITIVE_INFINITY;
        }

        boolean fitted() {
            return fit instanceof Fitted;
        }
    }

    static AftModels of(Cohorts cohorts, List<LogTimes> times, Scale scale) {
        double[] logDimensions = cohorts.logDimensions();
        List<Model> models = new ArrayList<>();
        for (Distribution distribution : Distribution.values()) {
            for (Trend trend : Trend.values()) {
                AftEstimator estimator = new AftEstimator(logDimensions, times, distribution, trend, scale);
                models.add(new Model(distribution, trend, estimator, estimator.fit()));
            }
        }
        return new AftModels(models, scale);
    }

    /** The model with the least BIC under this trend, if one was fitted. */
    Optional<Model> best(Trend trend) {
        return models.stream()
                .filter(model -> model.trend() == trend && model.fitted())
                .min(Comparator.comparingDouble(Model::bic));
    }

    /**
     * The model to quote: of those with one parameter of growth, the one with the least BIC, but a power law if that comes
     * within a tie of it. Where a trend bends, alpha is its slope beyond all dimensions that were measured: a note, not a
     * headline.
     */
    Optional<Model> best() {
        Optional<Model> least = models.stream()
                .filter(model -> model.fitted() && !model.trend().bends())
                .min(Comparator.comparingDouble(Model::bic));
        Optional<Model> power = best(Trend.POWER);
        boolean tie =
                power.isPresent() && power.get().bic() < least.orElseThrow().bic() + TIE;
        return tie ? power : least;
    }
}
