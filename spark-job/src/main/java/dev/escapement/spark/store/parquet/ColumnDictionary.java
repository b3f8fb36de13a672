package dev.escapement.spark.store.parquet;

import dev.escapement.setting.SettingColumns;
import java.util.List;

/** The columns of the tables, for people. */
public final class ColumnDictionary {
    private ColumnDictionary() {}

    /**
     * A Markdown table with one line per column of the table whose row this is: name, type, whether null, meaning. The columns
     * of its setting or group are left out: {@link #settings} has them.
     */
    public static String markdown(Class<? extends Record> row) {
        return markdown(TableSchema.of(row).ownColumns());
    }

    /** The same of the columns that describe a setting, in every table that has them. */
    public static String settings() {
        return markdown(new SettingCodec<>(SettingColumns.SETTING).columns());
    }

    private static String markdown(List<TableColumn> columns) {
        StringBuilder table = new StringBuilder("| column | type | null | meaning |\n| --- | --- | --- | --- |\n");
        for (TableColumn column : columns) {
            table.append("| `").append(column.name());
            table.append("` | ").append(column.kind().sql());
            table.append(" | ").append(column.nullable() ? "yes" : "no");
            table.append(" | ").append(column.meaning().replace("|", "\\|")).append(" |\n");
        }
        return table.toString();
    }
}
