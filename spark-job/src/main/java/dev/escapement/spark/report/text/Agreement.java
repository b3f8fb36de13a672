package dev.escapement.spark.report.text;

import dev.escapement.spark.store.table.ExponentRow;

/** Whether an exponent agrees with what the law of the escape time says at the same dimensions. */
public enum Agreement {
    /** The prediction lies in the 95% interval. */
    YES,
    /** It lies outside. */
    NO,
    /** There is no prediction, or no interval. */
    UNKNOWN;

    /** Of a headline. */
    public static Agreement of(ExponentRow row) {
        if (row.lawAlpha() == null || row.alpha() == null || (row.alphaLo() == null && row.alphaHi() == null)) {
            return UNKNOWN;
        }
        boolean below = row.alphaLo() != null && row.lawAlpha() < row.alphaLo();
        boolean above = row.alphaHi() != null && row.lawAlpha() > row.alphaHi();
        return below || above ? NO : YES;
    }
}
