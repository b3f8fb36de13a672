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
import java.util.stream.Collectors;

/**
 * The exponents of one group, by every method and model.
 *
 * @param group what its settings share
 * @param key of its random streams
 * @param rows one a method and model, exactly one of them the headline
 * @param local the headline's method on parts of the dimensions
 * @param warnings what a reader of the headline should know
 * @param uncertainty the headline's, a standard error; infinite if it could not be estimated
 */
record GroupFit(
        SettingGroup group,
        StreamKey key,
        List<ExponentRow> rows,
        List<LocalExponentRow> local,
        List<Warning> warnings,
        double uncertainty)
        implements Serializable {

    /** @param pieces of the fit, which take most of its time */
    static GroupFit of(GroupTask task, Pieces pieces) {
        List<EscapeTimeRow> settings = task.settings();
        int failed = settings.stream().mapToInt(EscapeTimeRow::nFailed).sum();
        ExponentRows rows = new ExponentRows(task.group(), Prediction.alpha(task.group()), byDimension(settings));
        if (task.cohorts().isEmpty()) {
            Warning all = new Warning(Warning.Kind.FAILED, "all " + failed + " runs have FAILED");
            return new GroupFit(
                    task.group(),
                    task.key(),
                    List.of(rows.nothing(all.text())),
                    List.of(),
                    List.of(all),
                    Double.POSITIVE_INFINITY);
        }
        int diverged = settings.stream().mapToInt(EscapeTimeRow::nDiverged).sum();
        Cohorts sample = Cohorts.of(task.cohorts());
        Exponents exponents = ExponentInference.infer(sample, diverged, task.protocol(), task.key(), pieces);
        List<Warning> warnings = warnings(exponents, failed, task.contradictions());
        List<ExponentRow> all = new ArrayList<>();
        for (Estimate estimate : exponents.estimates()) {
            boolean best = estimate == exponents.best();
            String warning = best ? joined(warnings) : reason(estimate, sample);
            all.add(rows.row(sample, estimate, best, warning));
        }
        double uncertainty = exponents.best() instanceof Estimated best ? best.uncertainty() : Double.POSITIVE_INFINITY;
        List<LocalExponentRow> local = new ArrayList<>();
        FiniteSize.local(sample, exponents.best().method())
                .forEach(part -> local.add(rows.local(LocalExponentRow.Part.NEIGHBOURS, part)));
        FiniteSize.dropSmallest(sample, exponents.best().method())
                .forEach(part -> local.add(rows.local(LocalExponentRow.Part.FROM, part)));
        return new GroupFit(task.group(), task.key(), all, local, warnings, uncertainty);
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

    private static List<Warning> warnings(Exponents exponents, int failed, int contradictions) {
        List<Warning> warnings = new ArrayList<>(exponents.warnings());
        if (failed > 0) {
            warnings.add(new Warning(Warning.Kind.FAILED, failed + " FAILED runs are left out"));
        }
        if (contradictions > 0) {
            warnings.add(new Warning(
                    Warning.Kind.CONTRADICTING,
                    contradictions + " rows are left out that contradict other rows of their cells"));
        }
        return List.copyOf(warnings);
    }

    /** The warnings as one column; null for none. */
    private static String joined(List<Warning> warnings) {
        return warnings.isEmpty() ? null : warnings.stream().map(Warning::text).collect(Collectors.joining("; "));
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
