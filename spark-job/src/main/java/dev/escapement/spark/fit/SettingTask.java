package dev.escapement.spark.fit;

import dev.escapement.inference.QuantileResiduals;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.KaplanMeier;
import dev.escapement.inference.survival.Quantile;
import dev.escapement.random.StreamKey;
import dev.escapement.setting.Setting;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.theory.ExitLaw;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A setting with its runs: all that its row of escape times needs.
 *
 * @param key of its random stream
 */
record SettingTask(Setting setting, SettingRuns runs, StreamKey key) implements Serializable {
    EscapeTimeRow row() {
        Optional<KaplanMeier> survival = cohort().map(KaplanMeier::of);
        Optional<Quantile> median = survival.map(curve -> curve.quantile(0.5));
        Optional<ExitLaw> law = Prediction.law(setting, runs.maxSteps());
        Double lawMedian = column(law.map(known -> Prediction.quantile(known, 0.5)));
        return new EscapeTimeRow(
                setting,
                runs.n(),
                runs.escaped(),
                runs.censored(),
                runs.diverged(),
                runs.failed(),
                column(median.map(Quantile::estimate)),
                column(median.map(Quantile::lower)),
                column(median.map(Quantile::upper)),
                column(survival.map(curve -> curve.quantile(0.25).estimate())),
                column(survival.map(curve -> curve.quantile(0.75).estimate())),
                column(Optional.of(Prediction.meanMapStep(setting))),
                lawMedian,
                column(Optional.of(Prediction.meanMapHeld(setting, runs.maxSteps()))),
                column(median.map(steps -> samples(steps.estimate()))),
                kind().label(),
                column(law.map(known -> Prediction.quantile(known, 0.25))),
                lawMedian,
                column(law.map(known -> Prediction.quantile(known, 0.75))),
                column(law.map(this::pValue)));
    }

    /** Of a law that is that of the runs, noise and all. */
    private OptionalDouble pValue(ExitLaw law) {
        return kind() == ExitLaw.Kind.CHAIN && cohort().isPresent()
                ? QuantileResiduals.pValue(cohort().get(), law::survival, key)
                : OptionalDouble.empty();
    }

    private ExitLaw.Kind kind() {
        return ExitLaw.kind(setting.group().model());
    }

    private Optional<Cohort> cohort() {
        return runs.cohort(setting.dimension());
    }

    private OptionalDouble samples(OptionalDouble steps) {
        return steps.isPresent() ? OptionalDouble.of(steps.getAsDouble() * setting.batch()) : steps;
    }

    private static Double column(Optional<OptionalDouble> number) {
        OptionalDouble present = number.orElse(OptionalDouble.empty());
        return present.isPresent() ? present.getAsDouble() : null;
    }
}
