package dev.escapement.spark.fit;

import dev.escapement.inference.AftFit;
import dev.escapement.inference.AftRegression;
import dev.escapement.inference.Cohort;
import dev.escapement.inference.Cohorts;
import dev.escapement.inference.Family;
import dev.escapement.inference.Trend;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.ExponentRow;
import dev.escapement.spark.store.GroupColumns;
import dev.escapement.spark.store.SettingColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The exponent of one group: a censored log-normal regression of log T on log d. */
final class GroupFit {
    private GroupFit() {}

    static ExponentRow of(GroupColumns group, List<EscapeTimeRow> settings, Map<SettingColumns, SettingRuns> runs) {
        List<Cohort> cohorts = TableFit.cohorts(settings, runs);
        List<String> warnings = warnings(settings, cohorts);
        AftFit.Fitted fitted = null;
        if (!cohorts.isEmpty()) {
            AftFit fit = AftRegression.fit(Cohorts.of(cohorts), Family.LOG_NORMAL, Trend.POWER);
            if (fit instanceof AftFit.NotFitted notFitted) {
                warnings.add(notFitted.reason().text());
            } else {
                fitted = (AftFit.Fitted) fit;
            }
        }
        return row(group, settings, cohorts, fitted, warnings);
    }

    private static ExponentRow row(
            GroupColumns group,
            List<EscapeTimeRow> settings,
            List<Cohort> cohorts,
            AftFit.Fitted fitted,
            List<String> warnings) {
        boolean has = fitted != null;
        return new ExponentRow(
                group,
                "aft-" + Family.LOG_NORMAL.label(),
                Trend.POWER.label(),
                has ? fitted.alpha() : null,
                has ? fitted.alphaSe() : null,
                has ? fitted.wald().lower() : null,
                has ? fitted.wald().upper() : null,
                has ? "wald" : null,
                has ? fitted.wald().lower() : null,
                has ? fitted.wald().upper() : null,
                has ? fitted.logPrefactor() : null,
                has ? fitted.sigma() : null,
                has ? fitted.logLikelihood() : null,
                has ? fitted.bic() : null,
                true,
                cohorts.isEmpty() ? null : (int) cohorts.get(0).dimension(),
                cohorts.isEmpty() ? null : (int) cohorts.get(cohorts.size() - 1).dimension(),
                cohorts.size(),
                settings.stream().mapToInt(EscapeTimeRow::nEscaped).sum(),
                settings.stream().mapToInt(s -> s.nCensored() + s.nDiverged()).sum(),
                column(Prediction.alpha(settings.get(0).setting())),
                column(Prediction.meanMapAlpha(settings)),
                warnings.isEmpty() ? null : String.join("; ", warnings));
    }

    private static List<String> warnings(List<EscapeTimeRow> settings, List<Cohort> cohorts) {
        List<String> warnings = new ArrayList<>();
        int runs = settings.stream().mapToInt(s -> s.n() - s.nFailed()).sum();
        int escaped = settings.stream().mapToInt(EscapeTimeRow::nEscaped).sum();
        int diverged = settings.stream().mapToInt(EscapeTimeRow::nDiverged).sum();
        int failed = settings.stream().mapToInt(EscapeTimeRow::nFailed).sum();
        if (cohorts.size() < 3) {
            warnings.add("fewer than three dimensions");
        }
        if (2 * escaped < runs) {
            warnings.add("over half of the runs are censored");
        }
        if (diverged > 0) {
            warnings.add(diverged + " DIVERGED runs count as censored at max_steps");
        }
        if (failed > 0) {
            warnings.add(failed + " FAILED runs are left out");
        }
        return warnings;
    }

    private static Double column(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
