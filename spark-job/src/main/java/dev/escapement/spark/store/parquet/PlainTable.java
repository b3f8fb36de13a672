package dev.escapement.spark.store.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A table for those who show it, not knowing its columns.
 *
 * @param columns their names in files
 * @param meanings a sentence each
 * @param rows one value per column, null where there is none
 */
public record PlainTable(List<String> columns, List<String> meanings, List<List<Object>> rows) {

    /** The rows of a table whose row this is. */
    public static <T extends Record> PlainTable of(Class<T> row, List<T> rows) {
        TableSchema<T> schema = TableSchema.of(row);
        List<List<Object>> values = new ArrayList<>();
        for (T each : rows) {
            values.add(Collections.unmodifiableList(Arrays.asList(schema.values(each))));
        }
        return new PlainTable(
                schema.columns().stream().map(TableColumn::name).toList(),
                schema.columns().stream().map(TableColumn::meaning).toList(),
                values);
    }
}
