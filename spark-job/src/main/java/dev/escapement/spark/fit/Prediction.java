package dev.escapement.spark.fit;

import dev.escapement.algorithm.Model;
import dev.escapement.spark.store.table.GroupColumns;
import dev.escapement.spark.store.table.SettingColumns;
import dev.escapement.spark.store.table.SettingMapping;
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
        LearningRate.Law rate = point.rate().asLaw();
        return asymptotics.exponent(rate.coefficient(), rate.exponent(), point.policy()).stream()
                .mapToDouble(Asymptotics.Exponent::alpha)
                .findFirst();
    }

    /** The first asymptotic transition of laws whose exponent is left open; null where there is none. */
    static Double transition(GroupColumns group) {
        Model model = SettingMapping.model(group.model(), group.rates());
        List<Double> transitions = new Asymptotics(model, SettingMapping.overlap(group.model()))
                .transitions(group.rates().etaCoefficient());
        return transitions.isEmpty() ? null : transitions.get(0);
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
