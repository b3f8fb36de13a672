package dev.escapement.spark.fit;

import dev.escapement.inference.Cohort;
import dev.escapement.inference.KaplanMeier;
import dev.escapement.inference.Protocol;
import dev.escapement.inference.Quantile;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.ExponentRow;
import dev.escapement.spark.store.GroupColumns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunRow;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.SettingColumns;
import dev.escapement.spark.store.TransitionRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Fits all runs of an output. Needs nothing but them, and gives the same tables whoever wrote them, in whatever order. */
public final class TableFit {
    private final Map<SettingColumns, SettingRuns> settings = new TreeMap<>(RowOrder.SETTINGS);
    private final Map<GroupColumns, CellDigest> digests = new HashMap<>();

    private TableFit() {}

    /** The tables of the runs in a store. */
    public static Tables of(RunStore runs) throws IOException {
        TableFit fit = new TableFit();
        runs.forEachCell(fit::add);
        return fit.tables();
    }

    /** Writes the tables beside the runs. */
    public static void write(Tables tables, OutputDirectory output, Map<String, String> footer) throws IOException {
        output.writeTable(EscapeTimeRow.FILE, EscapeTimeRow.class, tables.escapeTimes(), footer);
        output.writeTable(ExponentRow.FILE, ExponentRow.class, tables.exponents(), footer);
        output.writeTable(TransitionRow.FILE, TransitionRow.class, tables.transitions(), footer);
    }

    private void add(RunRow row) {
        settings.computeIfAbsent(row.setting(), s -> new SettingRuns()).add(row);
        digests.computeIfAbsent(row.setting().group(), g -> new CellDigest()).add(row.cellId());
    }

    private Tables tables() {
        List<EscapeTimeRow> escapeTimes = settings.entrySet().parallelStream()
                .map(entry -> escapeTime(entry.getKey(), entry.getValue()))
                .toList();
        Map<GroupColumns, List<EscapeTimeRow>> groups = new TreeMap<>(RowOrder.GROUPS);
        escapeTimes.forEach(row -> groups.computeIfAbsent(row.setting().group(), g -> new ArrayList<>())
                .add(row));
        Protocol protocol = Protocol.standard(Math.max(1, groups.size()));
        List<GroupFit> fits = groups.entrySet().parallelStream()
                .map(group -> GroupFit.of(
                        group.getKey(),
                        group.getValue(),
                        cohorts(group.getValue(), settings),
                        protocol,
                        digests.get(group.getKey())))
                .toList();
        return new Tables(
                escapeTimes,
                fits.stream().flatMap(fit -> fit.rows().stream()).toList(),
                TransitionFit.of(fits, protocol));
    }

    private static EscapeTimeRow escapeTime(SettingColumns setting, SettingRuns runs) {
        Optional<KaplanMeier> survival = runs.cohort(setting.dimension()).map(KaplanMeier::of);
        Optional<Quantile> median = survival.map(curve -> curve.quantile(0.5));
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
                column(Optional.of(Prediction.exitLawMedian(setting, runs.maxSteps()))),
                column(Optional.of(Prediction.meanMapHeld(setting, runs.maxSteps()))));
    }

    private static Double column(Optional<OptionalDouble> number) {
        OptionalDouble present = number.orElse(OptionalDouble.empty());
        return present.isPresent() ? present.getAsDouble() : null;
    }

    /** The cohorts of a group, one a dimension. */
    private static List<Cohort> cohorts(List<EscapeTimeRow> group, Map<SettingColumns, SettingRuns> settings) {
        Map<Integer, SettingRuns> byDimension = new TreeMap<>();
        for (EscapeTimeRow row : group) {
            byDimension.merge(row.setting().dimension(), settings.get(row.setting()), SettingRuns::and);
        }
        List<Cohort> cohorts = new ArrayList<>();
        byDimension.forEach((dimension, runs) -> runs.cohort(dimension).ifPresent(cohorts::add));
        return cohorts;
    }
}
