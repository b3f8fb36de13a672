package dev.escapement.spark.config.key;

import java.util.List;

/** A formula and a caret under one of its columns; of a long formula, what stands around that column. */
final class FormulaExcerpt {
    private static final int WIDTH = 100;
    private static final String CUT = "...";

    private FormulaExcerpt() {}

    /**
     * The two lines.
     *
     * @param column from 1; one past the end for what is missing there
     */
    static List<String> of(String formula, int column) {
        int start = Math.max(0, Math.min(column - WIDTH / 2, formula.length() - WIDTH));
        int end = Math.min(formula.length(), start + WIDTH);
        String before = start > 0 ? CUT : "";
        String after = end < formula.length() ? CUT : "";
        String caret = " ".repeat(before.length() + column - 1 - start) + "^";
        return List.of(before + formula.substring(start, end) + after, caret);
    }
}
