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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A setting with its runs: all that its escape times need.
 *
 * @param key of its random stream
 */
record SettingTask(Setting setting, SettingRuns runs, StreamKey key) implements Serializable {
    SettingFit fit() {
        Optional<ExitLaw> law = Prediction.law(setting, runs.maxSteps());
        return new SettingFit(
                row(law),
                law.map(known -> LawQuantiles.of(setting, known))
                        .orElseGet(() -> new LawQuantiles(setting, List.of())));
    }

    private EscapeTimeRow row(Optional<ExitLaw> law) {
        Optional<Cohort> cohort = runs.cohort(setting.dimension());
        Optional<KaplanMeier> survival = cohort.map(KaplanMeier::of);
        Optional<Quantile> median = survival.map(curve -> curve.quantile(0.5));
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
                column(law.filter(known -> kind() == ExitLaw.Kind.CHAIN)
                        .flatMap(known -> cohort.map(c -> QuantileResiduals.pValue(c, known::survival, key)))));
    }

    private ExitLaw.Kind kind() {
        return ExitLaw.kind(setting.group().model());
    }

    private OptionalDouble samples(OptionalDouble steps) {
        return steps.isPresent() ? OptionalDouble.of(steps.getAsDouble() * setting.batch()) : steps;
    }

    private static Double column(Optional<OptionalDouble> number) {
        OptionalDouble present = number.orElse(OptionalDouble.empty());
        return present.isPresent() ? present.getAsDouble() : null;
    }
}
