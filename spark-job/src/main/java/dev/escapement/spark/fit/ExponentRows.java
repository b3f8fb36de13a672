package dev.escapement.spark.fit;

import dev.escapement.inference.Estimate;
import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.Starts;
import dev.escapement.inference.Method;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A group's estimates as rows; what is infinite or unknown is null.
 *
 * @param group what the rows describe
 * @param predicted the asymptotic exponent
 * @param settings escape times by dimension, what theory says of them among them
 */
record ExponentRows(SettingGroup group, OptionalDouble predicted, Map<Double, EscapeTimeRow> settings) {

    ExponentRow row(Cohorts sample, Estimate estimate, boolean best, String warning) {
        Estimated found = estimate instanceof Estimated estimated ? estimated : null;
        Cohorts fitted = found == null ? sample : sample.at(found.dimensions());
        return new ExponentRow(
                group,
                estimate.method(),
                estimate.trend(),
                number(found, Estimated::alpha),
                number(found, Estimated::standardError),
                number(found, e -> e.interval().lower()),
                number(found, e -> e.interval().upper()),
                found == null ? null : found.kind(),
                number(found, e -> e.wald().lower()),
                number(found, e -> e.wald().upper()),
                number(found, Estimated::logPrefactor),
                optional(found, Estimated::sigma),
                optional(found, Estimated::logLikelihood),
                optional(found, Estimated::bic),
                best,
                (int) fitted.smallest(),
                (int) fitted.largest(),
                fitted.size(),
                fitted.escapes(),
                fitted.runs() - fitted.escapes(),
                estimate.method() == Method.AFT_LOGNORMAL_M0 ? null : column(predicted),
                optional(found, e -> alphaOf(e, EscapeTimeRow::meanMapStep)),
                warning,
                number(found, this::sampleAlpha),
                ofStarts(found, Starts::beta),
                ofStarts(found, Starts::betaError),
                ofStarts(found, Starts::typicalAlpha),
                ofStarts(found, starts -> starts.typicalInterval().lower()),
                ofStarts(found, starts -> starts.typicalInterval().upper()),
                optional(found, e -> alphaOf(e, law(estimate.method()))));
    }

    /** The only row of a group of which no run has a result. */
    ExponentRow nothing(String warning) {
        return new ExponentRow(
                group,
                Method.AFT_LOGNORMAL,
                Trend.POWER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                0,
                0,
                0,
                column(predicted),
                null,
                warning,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A part of the dimensions. */
    LocalExponentRow local(LocalExponentRow.Part part, Estimated estimate) {
        List<Double> dimensions = estimate.dimensions();
        return new LocalExponentRow(
                group,
                estimate.method(),
                part,
                dimensions.get(0).intValue(),
                dimensions.get(dimensions.size() - 1).intValue(),
                dimensions.size(),
                estimate.alpha(),
                estimate.standardError(),
                estimate.wald().lower(),
                estimate.wald().upper(),
                column(alphaOf(estimate, EscapeTimeRow::meanMapStep)));
    }

    /** The same regression on times of theory; empty if there is none at one of the dimensions. */
    private OptionalDouble alphaOf(Estimated estimate, Function<EscapeTimeRow, Double> time) {
        List<Double> times =
                estimate.dimensions().stream().map(settings::get).map(time).toList();
        return times.stream().anyMatch(Objects::isNull)
                ? OptionalDouble.empty()
                : estimate.alphaOf(times.stream().mapToDouble(t -> t).toArray());
    }

    /** What of the law a method's exponent is that of. */
    private static Function<EscapeTimeRow, Double> law(Method method) {
        return switch (method) {
            case Q25_WLS -> EscapeTimeRow::lawQ25;
            case Q75_WLS -> EscapeTimeRow::lawQ75;
            default -> EscapeTimeRow::lawMedian;
        };
    }

    /** The exponent of the time in samples. */
    private double sampleAlpha(Estimated estimate) {
        return estimate.alpha() + group.batch().exponent();
    }

    private static Double number(Estimated found, ToDoubleFunction<Estimated> of) {
        return optional(found, e -> OptionalDouble.of(of.applyAsDouble(e)));
    }

    private static Double ofStarts(Estimated found, ToDoubleFunction<Starts> of) {
        return found == null || found.starts().isEmpty()
                ? null
                : number(found, e -> of.applyAsDouble(e.starts().get()));
    }

    private static Double optional(Estimated found, Function<Estimated, OptionalDouble> of) {
        return found == null ? null : column(of.apply(found));
    }

    private static Double column(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number.getAsDouble() : null;
    }
}
