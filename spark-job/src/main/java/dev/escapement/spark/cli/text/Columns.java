package dev.escapement.spark.cli.text;

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

    /** A text behind a mark, in lines of at most {@code width} characters where words allow it, every line ended. */
    static String wrap(String mark, String text, int width) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(mark);
        for (String word : List.of(text.split(" ", -1))) {
            if (line.length() > mark.length() && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ".repeat(mark.length()));
            }
            line.append(line.length() > mark.length() ? " " : "").append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
