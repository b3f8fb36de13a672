package dev.escapement.spark.fit;

import dev.escapement.inference.LogLogSlope;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.SettingColumns;
import dev.escapement.spark.store.SettingMapping;
import dev.escapement.sweep.GridPoint;
import dev.escapement.sweep.LearningRate;
import dev.escapement.sweep.Setting;
import dev.escapement.theory.Asymptotics;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.MeanMap;
import java.util.List;
import java.util.OptionalDouble;

/** What theory says of settings that were measured. */
final class Prediction {
    private Prediction() {}

    /** The mean map's escape time; empty where it never escapes. */
    static OptionalDouble meanMapStep(SettingColumns columns) {
        Setting setting = SettingMapping.setting(columns);
        return finite(MeanMap.escapeStep(setting.point().problem(), setting.gamma()));
    }

    /**
     * The exit-time law's median, starts drawn as in the runs.
     *
     * @param maxSteps the step up to which the runs were watched
     */
    static OptionalDouble exitLawMedian(SettingColumns columns, long maxSteps) {
        Setting setting = SettingMapping.setting(columns);
        return finite(
                ExitLaw.of(setting.point().problem(), setting.gamma(), maxSteps).quantile(0.5));
    }

    /** The share of the starts from which the mean map has not escaped by the step up to which the runs were watched. */
    static OptionalDouble meanMapHeld(SettingColumns columns, long maxSteps) {
        Setting setting = SettingMapping.setting(columns);
        return finite(ExitLaw.ofMeanMap(setting.point().problem(), setting.gamma(), maxSteps)
                .survival(maxSteps));
    }

    /** The asymptotic exponent for the policy that set gamma; empty where theory has none. */
    static OptionalDouble alpha(SettingColumns columns) {
        GridPoint point = SettingMapping.setting(columns).point();
        Asymptotics asymptotics = new Asymptotics(point.model(), point.escape().mode());
        boolean law = point.rate() instanceof LearningRate.Law;
        double coefficient = law
                ? ((LearningRate.Law) point.rate()).coefficient()
                : point.rate().at(1);
        double exponent = law ? ((LearningRate.Law) point.rate()).exponent() : 0;
        return asymptotics.exponent(coefficient, exponent, point.policy()).stream()
                .mapToDouble(Asymptotics.Exponent::alpha)
                .findFirst();
    }

    /** The regression of the mean map's escape times on the dimension, weighted as the runs are. */
    static OptionalDouble meanMapAlpha(List<EscapeTimeRow> group) {
        List<EscapeTimeRow> settings =
                group.stream().filter(row -> row.meanMapStep() != null).toList();
        return finite(LogLogSlope.of(
                settings.stream().mapToDouble(row -> row.setting().dimension()).toArray(),
                settings.stream().mapToDouble(EscapeTimeRow::meanMapStep).toArray(),
                settings.stream().mapToDouble(EscapeTimeRow::n).toArray()));
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
