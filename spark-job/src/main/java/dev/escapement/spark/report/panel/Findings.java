package dev.escapement.spark.report.panel;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.GroupNames.GroupName;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there is to show.
 *
 * @param tables of the fit, with times in the unit that is shown
 * @param scale that unit
 * @param runs that they were fitted to
 * @param groups in the order of the tables, as many as a page bears
 * @param omitted groups that it does not
 */
public record Findings(Tables tables, TimeScale scale, MeasuredRuns runs, List<Group> groups, int omitted) {
    private static final int MOST_GROUPS = 400;

    /**
     * A group, whose escape times one exponent describes.
     *
     * @param shared what its settings have in common
     * @param headline its exponent
     * @param local the same between neighbouring dimensions
     * @param settings by dimension, at least one
     */
    public record Group(
            SettingGroup shared,
            GroupName name,
            ExponentRow headline,
            List<LocalExponentRow> local,
            List<EscapeTimeRow> settings) {
        /** The dimensions, ascending. */
        public List<Double> dimensions() {
            return settings.stream()
                    .map(row -> (double) row.setting().dimension())
                    .distinct()
                    .toList();
        }
    }

    public static Findings of(Tables fitted, MeasuredRuns measured) {
        TimeScale scale = TimeScale.of(fitted);
        Tables tables = scale.shown(fitted);
        MeasuredRuns runs = measured.in(scale);
        Map<SettingGroup, List<EscapeTimeRow>> settings = new HashMap<>();
        for (EscapeTimeRow row : tables.escapeTimes()) {
            settings.computeIfAbsent(row.setting().group(), group -> new ArrayList<>())
                    .add(row);
        }
        Map<SettingGroup, List<LocalExponentRow>> local = tables.localExponents().stream()
                .filter(row -> row.part() == LocalExponentRow.Part.NEIGHBOURS)
                .collect(Collectors.groupingBy(LocalExponentRow::group));
        GroupNames names = new GroupNames(settings.keySet());
        List<Group> groups = new ArrayList<>();
        List<ExponentRow> headlines = tables.headlines();
        for (ExponentRow headline : headlines.subList(0, Math.min(MOST_GROUPS, headlines.size()))) {
            List<EscapeTimeRow> rows = settings.get(headline.group());
            rows.sort(Comparator.comparingLong(row -> row.setting().dimension()));
            groups.add(new Group(
                    headline.group(),
                    names.of(headline.group()),
                    headline,
                    local.getOrDefault(headline.group(), List.of()),
                    rows));
        }
        return new Findings(tables, scale, runs, groups, headlines.size() - groups.size());
    }
}
