package dev.escapement.spark.cli.text;

import dev.escapement.spark.config.JsonText;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.Conclusion;
import dev.escapement.spark.store.parquet.PlainTable;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as one JSON document; the columns of rows are those of the tables, times in steps. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * The document.
     *
     * @param output where the tables are
     * @param manifest of the run, JSON; null where there is none
     */
    public static String of(Tables tables, String output, String manifest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("output", output);
        fields.put(
                "conclusions",
                Conclusion.of(tables).stream().map(ResultJson::conclusion).toList());
        fields.put("exponents", rows(PlainTable.of(ExponentRow.class, tables.headlines())));
        fields.put("transitions", rows(PlainTable.of(TransitionRow.class, tables.transitions())));
        fields.put("manifest", manifest == null ? null : JsonText.parse(manifest));
        return JsonText.of(fields);
    }

    private static Map<String, Object> conclusion(Conclusion conclusion) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", conclusion.kind().name().toLowerCase(Locale.ROOT));
        fields.put("text", conclusion.text());
        return fields;
    }

    private static List<Map<String, Object>> rows(PlainTable table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> values : table.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < values.size(); c++) {
                row.put(table.columns().get(c), plain(values.get(c)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Numbers, booleans and nulls as they are, anything else as its text. */
    private static Object plain(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
