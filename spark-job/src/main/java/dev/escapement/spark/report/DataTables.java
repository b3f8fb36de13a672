package dev.escapement.spark.report;

import dev.escapement.setting.Field;
import dev.escapement.setting.SettingColumns;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.store.parquet.PlainTable;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of an output for the page.
 *
 * @param fixed settings that no row of any table varies, and their values
 * @param tables those that have rows
 */
record DataTables(Map<String, String> fixed, List<DataTable> tables) {
    private static final int MOST_ROWS = 1500;
    private static final Set<String> IDS =
            SettingColumns.SETTING.ids().stream().map(SettingColumns.Id::name).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> SETTINGS = Stream.concat(
                    SettingColumns.SETTING.fields().stream().map(Field::name), IDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    static DataTables of(Tables tables) {
        List<ExponentRow> exponents =
                tables.exponents().size() <= MOST_ROWS / 2 ? tables.exponents() : tables.headlines();
        String which = exponents.size() == tables.exponents().size()
                ? "by every method and model"
                : "the headline of each group";
        List<DataTable> made = new ArrayList<>();
        add(
                made,
                "Escape times of each setting",
                EscapeTimeRow.FILE,
                EscapeTimeRow.class,
                tables.escapeTimes(),
                row -> row.setting().group(),
                row -> ", d = " + row.setting().dimension());
        add(made, "Exponents, " + which, ExponentRow.FILE, ExponentRow.class, exponents, ExponentRow::group, row -> "");
        add(
                made,
                "Local exponents, between dimensions",
                LocalExponentRow.FILE,
                LocalExponentRow.class,
                tables.localExponents(),
                LocalExponentRow::group,
                row -> "");
        add(
                made,
                "Transitions: where the exponent changes its slope",
                TransitionRow.FILE,
                TransitionRow.class,
                tables.transitions(),
                TransitionRow::group,
                row -> "");
        add(
                made,
                "Crossovers: where the learning rate begins to help",
                CrossoverRow.FILE,
                CrossoverRow.class,
                tables.crossovers(),
                CrossoverRow::group,
                row -> "");
        return new DataTables(fixed(made), made);
    }

    private static <T extends Record> void add(
            List<DataTable> made,
            String title,
            String file,
            Class<T> type,
            List<T> rows,
            Function<T, SettingGroup> group,
            Function<T, String> where) {
        if (!rows.isEmpty()) {
            GroupNames names =
                    new GroupNames(rows.stream().map(group).distinct().toList());
            List<String> about = rows.stream()
                    .limit(MOST_ROWS)
                    .map(row -> names.of(group.apply(row)).whole() + where.apply(row))
                    .toList();
            made.add(DataTable.of(title, file, PlainTable.of(type, rows), about, SETTINGS, IDS));
        }
    }

    /** What all tables hold of one value; a table of one row varies nothing. */
    private static Map<String, String> fixed(List<DataTable> tables) {
        Map<String, String> fixed = new LinkedHashMap<>();
        for (String column : SETTINGS.stream().sorted().toList()) {
            Set<String> values = tables.stream()
                    .filter(table -> table.order().contains(column))
                    .flatMap(table -> table.values(column))
                    .collect(Collectors.toSet());
            if (values.size() == 1) {
                fixed.put(column, values.iterator().next());
            }
        }
        return fixed;
    }
}
