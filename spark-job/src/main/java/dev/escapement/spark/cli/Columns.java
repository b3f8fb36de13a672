package dev.escapement.spark.cli;

import java.util.List;

/** Text in aligned columns, two blanks apart. */
final class Columns {
    private Columns() {}

    /** Lines of equally many cells each, every line ended. */
    static String align(List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] width = new int[columns];
        for (List<String> line : lines) {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], line.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                row.append(line.get(c)).append(" ".repeat(width[c] - line.get(c).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
