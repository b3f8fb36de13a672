package dev.escapement.spark.fit;

import dev.escapement.inference.Cohort;
import dev.escapement.inference.Cohorts;
import dev.escapement.inference.Estimate;
import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.ExponentInference;
import dev.escapement.inference.Exponents;
import dev.escapement.inference.Protocol;
import dev.escapement.random.StreamKey;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.ExponentRow;
import dev.escapement.spark.store.GroupColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exponents of one group, by every method and model.
 *
 * @param group what its settings share
 * @param key of its random streams
 * @param rows one a method and model, exactly one of them the headline
 * @param headline what that row tells; empty if it could not be estimated
 */
record GroupFit(GroupColumns group, StreamKey key, List<ExponentRow> rows, Optional<Estimated> headline) {

    static GroupFit of(
            GroupColumns group,
            List<EscapeTimeRow> settings,
            List<Cohort> cohorts,
            Protocol protocol,
            CellDigest cells) {
        StreamKey key = cells.key();
        int failed = settings.stream().mapToInt(EscapeTimeRow::nFailed).sum();
        ExponentRows rows =
                new ExponentRows(group, Prediction.alpha(settings.get(0).setting()), meanMap(settings));
        if (cohorts.isEmpty()) {
            ExponentRow nothing = rows.nothing("all " + failed + " runs have FAILED");
            return new GroupFit(group, key, List.of(nothing), Optional.empty());
        }
        int diverged = settings.stream().mapToInt(EscapeTimeRow::nDiverged).sum();
        Cohorts sample = Cohorts.of(cohorts);
        Exponents exponents = ExponentInference.infer(sample, diverged, protocol, key);
        List<ExponentRow> all = new ArrayList<>();
        for (Estimate estimate : exponents.estimates()) {
            boolean best = estimate == exponents.best();
            String warning = best ? headlineWarning(exponents, failed) : reason(estimate);
            all.add(rows.row(sample, estimate, best, warning));
        }
        Optional<Estimated> headline =
                exponents.best() instanceof Estimated best ? Optional.of(best) : Optional.empty();
        return new GroupFit(group, key, all, headline);
    }

    /** The mean map's escape time at each dimension at which it escapes. */
    private static Map<Double, Double> meanMap(List<EscapeTimeRow> settings) {
        Map<Double, Double> times = new HashMap<>();
        settings.stream()
                .filter(row -> row.meanMapStep() != null)
                .forEach(row -> times.put((double) row.setting().dimension(), row.meanMapStep()));
        return times;
    }

    private static String headlineWarning(Exponents exponents, int failed) {
        List<String> parts = new ArrayList<>();
        if (!exponents.warning().isEmpty()) {
            parts.add(exponents.warning());
        }
        if (failed > 0) {
            parts.add(failed + " FAILED runs are left out");
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static String reason(Estimate estimate) {
        return estimate instanceof NotEstimated not ? not.reason().text() : null;
    }
}
