package dev.escapement.spark.fit;

import dev.escapement.numeric.PowerLaw;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.theory.Asymptotics;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.MeanMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What theory says of settings that were measured. */
final class Prediction {
    private Prediction() {}

    /** The mean map's escape time; empty where it never escapes, or there is no theory. */
    static OptionalDouble meanMapStep(Setting setting) {
        if (!known(setting)) {
            return OptionalDouble.empty();
        }
        return finite(MeanMap.escapeStep(setting.point().problem(), setting.gamma()));
    }

    /**
     * The law of the escape time, starts drawn as in the runs; empty where there is no theory.
     *
     * @param maxSteps the step up to which the runs were watched
     */
    static Optional<ExitLaw> law(Setting setting, long maxSteps) {
        return known(setting)
                ? Optional.of(ExitLaw.of(setting.point().problem(), setting.gamma(), maxSteps))
                : Optional.empty();
    }

    /** The step by which a share of the runs has escaped under a law; empty where it is not reached. */
    static OptionalDouble quantile(ExitLaw law, double share) {
        return finite(law.quantile(share));
    }

    /** The share of the starts from which the mean map has not escaped by the step up to which the runs were watched. */
    static OptionalDouble meanMapHeld(Setting setting, long maxSteps) {
        if (!known(setting)) {
            return OptionalDouble.empty();
        }
        return finite(ExitLaw.ofMeanMap(setting.point().problem(), setting.gamma(), maxSteps)
                .survival(maxSteps));
    }

    /** The asymptotic exponent for the policy that set gamma; empty where theory has none. */
    static OptionalDouble alpha(SettingGroup group) {
        if (group.gap().isPresent()) {
            return OptionalDouble.empty();
        }
        PowerLaw rate = group.rate().asPower();
        return asymptotics(group).exponent(rate.coefficient(), rate.exponent(), group.policy()).stream()
                .mapToDouble(Asymptotics.Exponent::alpha)
                .findFirst();
    }

    /** The first asymptotic transition of laws whose exponent is left open; null where there is none. */
    static Double transition(SettingGroup group) {
        if (group.gap().isPresent()) {
            return null;
        }
        List<Double> transitions =
                asymptotics(group).transitions(group.rate().asPower().coefficient());
        return transitions.isEmpty() ? null : transitions.get(0);
    }

    private static boolean known(Setting setting) {
        return setting.group().gap().isEmpty();
    }

    private static Asymptotics asymptotics(SettingGroup group) {
        return new Asymptotics(
                group.model(), group.escape().mode(), group.batch().exponent());
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
