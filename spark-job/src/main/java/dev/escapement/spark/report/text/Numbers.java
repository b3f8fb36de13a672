package dev.escapement.spark.report.text;

import dev.escapement.spark.store.table.ExponentRow;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private Numbers() {}

    /** With two decimals; a dash where there is none. */
    public static String two(Double number) {
        return number == null ? "-" : String.format(Locale.ROOT, "%.2f", number);
    }

    /** An exponent with its interval, an open end as a question mark: {@code 1.84 [1.67, 2.02]}. */
    public static String interval(ExponentRow row) {
        if (row.alpha() == null) {
            return "-";
        }
        return two(row.alpha()) + " " + interval(row.alphaLo(), row.alphaHi());
    }

    /** {@code [1.67, 2.02]}. */
    public static String interval(Double low, Double high) {
        return "[" + (low == null ? "?" : two(low)) + ", " + (high == null ? "?" : two(high)) + "]";
    }

    /** A p-value: {@code = 0.04}, {@code < 0.01}; a question mark where there is none. */
    public static String p(Double value) {
        return value == null ? "= ?" : value < 0.01 ? "< 0.01" : "= " + two(value);
    }

    /** A count in groups of three digits. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
