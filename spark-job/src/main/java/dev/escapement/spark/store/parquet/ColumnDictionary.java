package dev.escapement.spark.store.parquet;

/** The columns of a table, for people. */
public final class ColumnDictionary {
    private ColumnDictionary() {}

    /** A Markdown table with one line per column of the table whose row this is: name, type, whether null, meaning. */
    public static String markdown(Class<? extends Record> row) {
        StringBuilder table = new StringBuilder("| column | type | null | meaning |\n| --- | --- | --- | --- |\n");
        for (TableColumn column : TableSchema.of(row).columns()) {
            table.append("| `").append(column.name());
            table.append("` | ").append(column.kind().sql());
            table.append(" | ").append(column.nullable() ? "yes" : "no");
            table.append(" | ").append(column.meaning().replace("|", "\\|")).append(" |\n");
        }
        return table.toString();
    }
}
