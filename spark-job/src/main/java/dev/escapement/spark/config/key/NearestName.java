package dev.escapement.spark.config.key;

import java.util.Comparator;
import java.util.List;

/** The known name that a mistyped one most likely stands for. */
public final class NearestName {
    private NearestName() {}

    /** The end of a message about an unknown name: the nearest known one, or all of them. */
    public static String hint(String mistyped, List<String> known, String owner) {
        return known.stream()
                .filter(name -> distance(mistyped, name) <= Math.min(3, mistyped.length() / 2))
                .min(Comparator.comparingInt(name -> distance(mistyped, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; " + owner + " takes " + String.join(", ", known));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
