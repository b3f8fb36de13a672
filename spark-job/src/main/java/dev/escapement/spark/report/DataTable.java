package dev.escapement.spark.report;

import dev.escapement.numeric.Decimals;
import dev.escapement.spark.report.chart.Typographic;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.parquet.PlainTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of the output for the page: what a row is about, then its results, then the settings in which rows differ. Columns that
 * hold the same in every row are told once.
 *
 * @param title its heading
 * @param file that holds it
 * @param note what is left out; empty if nothing is
 * @param order all columns, as the file has them
 * @param same columns with one value, and that value
 * @param columns the others
 * @param meanings of these
 * @param settings how many of these, from the end, are settings
 * @param about what each row is about
 * @param rows a text per column; null where there is no value
 */
record DataTable(
        String title,
        String file,
        String note,
        List<String> order,
        Map<String, String> same,
        List<String> columns,
        List<String> meanings,
        int settings,
        @Typographic List<String> about,
        List<List<String>> rows) {

    /**
     * The first rows of a table, one for each name in {@code about}.
     *
     * @param setting the columns that are no results
     * @param last those of them that come last
     */
    static DataTable of(
            String title, String file, PlainTable table, List<String> about, Set<String> setting, Set<String> last) {
        List<List<Object>> shown = table.rows().subList(0, about.size());
        List<Integer> results = new ArrayList<>();
        List<Integer> settings = new ArrayList<>();
        Map<String, String> same = new LinkedHashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            Object first = shown.isEmpty() ? null : shown.get(0).get(c);
            if (shown.size() > 1 && shown.stream().allMatch(row -> Objects.equals(row.get(column), first))) {
                same.put(table.columns().get(c), first == null ? null : text(first));
            } else {
                (setting.contains(table.columns().get(c)) ? settings : results).add(c);
            }
        }
        settings.sort(Comparator.comparing(c -> last.contains(table.columns().get(c))));
        List<Integer> varying =
                Stream.concat(results.stream(), settings.stream()).toList();
        String note = shown.size() == table.rows().size()
                ? ""
                : "The first " + Numbers.count(shown.size()) + " of "
                        + Numbers.count(table.rows().size()) + " rows; all of them are in " + file + ".";
        return new DataTable(
                title,
                file,
                note,
                table.columns(),
                same,
                varying.stream().map(table.columns()::get).toList(),
                varying.stream().map(table.meanings()::get).toList(),
                settings.size(),
                about,
                shown.stream().map(row -> texts(row, varying)).toList());
    }

    /** The values of a column that are there. */
    Stream<String> values(String column) {
        int at = columns.indexOf(column);
        Stream<String> values = at < 0
                ? Stream.ofNullable(same.get(column))
                : rows.stream().map(row -> row.get(at)).filter(Objects::nonNull);
        return values.distinct();
    }

    private static List<String> texts(List<Object> row, List<Integer> columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach(c -> texts.add(row.get(c) == null ? null : text(row.get(c))));
        return texts;
    }

    private static String text(Object value) {
        return value instanceof Double number ? Decimals.spell(number) : value.toString();
    }
}
