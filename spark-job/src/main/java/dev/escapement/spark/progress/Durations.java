package dev.escapement.spark.progress;

import java.util.Locale;

/** How durations are told to people. */
public final class Durations {
    private Durations() {}

    /** {@code 12 s}, {@code 3 min 20 s}, {@code 5 h 7 min}; {@code unknown time} for NaN. */
    public static String spell(double seconds) {
        if (Double.isNaN(seconds)) {
            return "unknown time";
        }
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
