package dev.escapement.spark.report.text;

import dev.escapement.spark.store.table.ExponentRow;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private static final double LEAST_P = 0.001;
    private static final double TWO_DIGITS_FROM = 0.095;

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

    /** A p-value: {@code p = 0.12}, {@code p = 0.04}, {@code p < 0.001}; a question mark where there is none. */
    public static String p(Double value) {
        if (value == null) {
            return "p = ?";
        }
        return value < LEAST_P
                ? "p < 0.001"
                : String.format(Locale.ROOT, value < TWO_DIGITS_FROM ? "p = %.1g" : "p = %.2f", value);
    }

    /** A count in groups of three digits. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
