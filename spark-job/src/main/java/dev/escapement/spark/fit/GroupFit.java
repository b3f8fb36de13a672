package dev.escapement.spark.fit;

import dev.escapement.inference.Estimate;
import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.ExponentInference;
import dev.escapement.inference.Exponents;
import dev.escapement.inference.FiniteSize;
import dev.escapement.inference.Pieces;
import dev.escapement.inference.Warning;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.random.StreamKey;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exponents of one group, by every method and model.
 *
 * @param group what its settings share
 * @param key of its random streams
 * @param rows one a method and model, exactly one of them the headline
 * @param local the headline's method on parts of the dimensions
 * @param uncertainty the headline's, a standard error; infinite if it could not be estimated
 */
record GroupFit(
        SettingGroup group, StreamKey key, List<ExponentRow> rows, List<LocalExponentRow> local, double uncertainty)
        implements Serializable {

    /** @param pieces of the fit, which take most of its time */
    static GroupFit of(GroupTask task, Pieces pieces) {
        List<EscapeTimeRow> settings = task.settings();
        int failed = settings.stream().mapToInt(EscapeTimeRow::nFailed).sum();
        ExponentRows rows = new ExponentRows(task.group(), Prediction.alpha(task.group()), byDimension(settings));
        if (task.cohorts().isEmpty()) {
            ExponentRow nothing = rows.nothing("all " + failed + " runs have FAILED");
            return new GroupFit(task.group(), task.key(), List.of(nothing), List.of(), Double.POSITIVE_INFINITY);
        }
        int diverged = settings.stream().mapToInt(EscapeTimeRow::nDiverged).sum();
        Cohorts sample = Cohorts.of(task.cohorts());
        Exponents exponents = ExponentInference.infer(sample, diverged, task.protocol(), task.key(), pieces);
        List<ExponentRow> all = new ArrayList<>();
        for (Estimate estimate : exponents.estimates()) {
            boolean best = estimate == exponents.best();
            String warning =
                    best ? headlineWarning(exponents, failed, task.contradictions()) : reason(estimate, sample);
            all.add(rows.row(sample, estimate, best, warning));
        }
        double uncertainty = exponents.best() instanceof Estimated best ? best.uncertainty() : Double.POSITIVE_INFINITY;
        List<LocalExponentRow> local = new ArrayList<>();
        FiniteSize.local(sample, exponents.best().method())
                .forEach(part -> local.add(rows.local(LocalExponentRow.Part.NEIGHBOURS, part)));
        FiniteSize.dropSmallest(sample, exponents.best().method())
                .forEach(part -> local.add(rows.local(LocalExponentRow.Part.FROM, part)));
        return new GroupFit(task.group(), task.key(), all, local, uncertainty);
    }

    /** The row to quote. */
    ExponentRow headline() {
        return rows.stream().filter(ExponentRow::best).findFirst().orElseThrow();
    }

    private static Map<Double, EscapeTimeRow> byDimension(List<EscapeTimeRow> settings) {
        Map<Double, EscapeTimeRow> rows = new HashMap<>();
        settings.forEach(row -> rows.put((double) row.setting().dimension(), row));
        return rows;
    }

    private static String headlineWarning(Exponents exponents, int failed, int contradictions) {
        List<String> parts = new ArrayList<>();
        if (!exponents.warning().isEmpty()) {
            parts.add(exponents.warning());
        }
        if (failed > 0) {
            parts.add(failed + " FAILED runs are left out");
        }
        if (contradictions > 0) {
            parts.add(contradictions + " rows are left out that contradict other rows of their cells");
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static String reason(Estimate estimate, Cohorts sample) {
        if (estimate instanceof NotEstimated not) {
            return not.reason().text();
        }
        Estimated estimated = (Estimated) estimate;
        return estimated.starts().isPresent()
                ? "alpha is at equal starts; for starts that shrink as d^(-1/2), as random ones do, see typical_alpha"
                : Warning.ofDimensionsLeftOut(estimated, sample)
                        .map(Warning::text)
                        .orElse(null);
    }
}
