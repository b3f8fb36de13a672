package dev.escapement.inference;

import dev.escapement.inference.AftModels.Model;
import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of a group's exponents should know. */
final class Warnings {
    private static final int FEW_ESCAPES = 20;
    private static final int FEW_DIMENSIONS = 3;

    private final Cohorts cohorts;
    private final Protocol protocol;
    private final List<Warning> warnings = new ArrayList<>();

    Warnings(Cohorts cohorts, int diverged, boolean resampled, Protocol protocol) {
        this.cohorts = cohorts;
        this.protocol = protocol;
        int censored = cohorts.runs() - cohorts.escapes();
        if (cohorts.escapes() < FEW_ESCAPES) {
            String all = censored == 0 ? "only %d runs" : "only %d of %d runs escaped";
            warn(Warning.Kind.FEW_ESCAPES, all, cohorts.escapes(), cohorts.runs());
        }
        aboutDimensions();
        if (2L * censored > cohorts.runs()) {
            warn(Warning.Kind.MOSTLY_CENSORED, "%d of %d runs are censored", censored, cohorts.runs());
        }
        if (diverged > 0) {
            warn(Warning.Kind.DIVERGED, "%d diverged runs count as censored at their max-steps", diverged);
        }
        if (!resampled) {
            boolean few =
                    cohorts.byDimension().stream().anyMatch(cohort -> cohort.size() < ExponentInference.LEAST_RUNS);
            warn(
                    Warning.Kind.NOT_RESAMPLED,
                    "%s to resample: intervals are Wald's",
                    few ? "too few runs at a dimension" : "too many runs");
        }
    }

    /** Dimensions at which no run escaped only bound the exponent. */
    private void aboutDimensions() {
        List<Cohort> escaping = cohorts.escaping();
        int without = cohorts.size() - escaping.size();
        if (without > 0 && !escaping.isEmpty()) {
            warn(Warning.Kind.NO_ESCAPES_SOMEWHERE, "at %d of %d dimensions no run escaped", without, cohorts.size());
        }
        List<Cohort> telling = escaping.isEmpty() ? cohorts.byDimension() : escaping;
        if (telling.size() < FEW_DIMENSIONS) {
            warn(Warning.Kind.FEW_DIMENSIONS, "fewer than three dimensions");
        }
        if (telling.get(telling.size() - 1).dimension() < 10 * telling.get(0).dimension()) {
            warn(Warning.Kind.UNDER_ONE_DECADE, "the dimensions span less than one decade");
        }
    }

    /** With what the fits have shown; {@code dispersion} may be null. */
    List<Warning> about(AftModels models, Estimate headline, boolean rejected, Dispersion dispersion) {
        if (headline instanceof NotEstimated not) {
            warn(Warning.Kind.NOT_ESTIMATED, "no exponent: %s", not.reason().text());
        }
        if (headline instanceof Estimated e) {
            Warning.ofDimensionsLeftOut(e, cohorts).ifPresent(warnings::add);
        }
        if (headline instanceof Estimated e && !Double.isFinite(e.uncertainty())) {
            warn(Warning.Kind.OPEN_INTERVAL, "the interval is open: too many draws of the bootstrap have no exponent");
        }
        if (models.scale() == Scale.FOLLOWS_DIMENSION) {
            warn(
                    Warning.Kind.SCALE_FOLLOWS_DIMENSION,
                    "the scatter of log T depends on d: sigma ~ d^%.3f (p = %.2g), which the regression allows for",
                    dispersion.slope(),
                    dispersion.pValue());
        }
        if (rejected) {
            boolean median = headline.method() == Method.MEDIAN_WLS;
            warn(
                    Warning.Kind.FAMILIES_REJECTED,
                    "no distribution fits the escape times%s",
                    median ? ", so alpha is fitted to medians" : "");
        }
        FiniteSize.drift(FiniteSize.local(cohorts, headline.method()))
                .filter(drift -> protocol.rejects(drift.pValue()))
                .ifPresent(this::aboutDrift);
        models.best().ifPresent(this::aboutModel);
        models.best().ifPresent(best -> aboutTies(models, best));
        return warnings;
    }

    private void aboutDrift(FiniteSize.Drift drift) {
        warn(
                Warning.Kind.EXPONENT_DRIFTS,
                "the exponent drifts with d, from %.2f at d = %.0f..%.0f to %.2f at d = %.0f..%.0f (p = %.2g)",
                drift.first().alpha(),
                drift.first().dimensions().get(0),
                drift.first().dimensions().get(1),
                drift.last().alpha(),
                drift.last().dimensions().get(0),
                drift.last().dimensions().get(1),
                drift.pValue());
    }

    private void aboutModel(Model best) {
        if (best.trend() != Trend.POWER) {
            warn(Warning.Kind.NOT_POWER_LAW, "the growth law that fits best is %s, not a pure power", best.trend());
        }
    }

    private void aboutTies(AftModels models, Model best) {
        for (Trend trend : Trend.values()) {
            models.best(trend)
                    .filter(other -> trend != best.trend() && other.bic() < best.bic() + AftModels.TIE)
                    .ifPresent(other -> aboutRival(other, best));
        }
    }

    private void aboutRival(Model other, Model best) {
        boolean better = other.bic() < best.bic() - AftModels.TIE;
        warn(
                better ? Warning.Kind.NOT_POWER_LAW : Warning.Kind.MODELS_TIE,
                "the growth law %s fits %s %s (BIC %+.1f), with alpha %.3f",
                other.trend(),
                better ? "better than" : "as well as",
                best.trend(),
                other.bic() - best.bic(),
                ((AftFit.Fitted) other.fit()).alpha());
    }

    private void warn(Warning.Kind kind, String format, Object... values) {
        warnings.add(new Warning(kind, String.format(Locale.ROOT, format, values)));
    }
}
