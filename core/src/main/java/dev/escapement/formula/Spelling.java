package dev.escapement.formula;

import java.util.List;
import java.util.Locale;

/** What a misspelt name was meant to be. */
final class Spelling {
    private Spelling() {}

    /** The known name that is nearest, or an empty text if none is near. */
    @SafeVarargs
    static String nearest(String name, List<String>... known) {
        String nearest = "";
        double least = Math.max(1.0, name.length() / 3.0);
        for (List<String> names : known) {
            for (String candidate : names) {
                double distance = distance(name, candidate);
                boolean near = distance <= least && distance < Math.max(name.length(), candidate.length());
                if (near && (nearest.isEmpty() || distance < least)) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    /** Edits that turn one name into the other; two letters that changed places are one, upper or lower case is a tenth. */
    private static double distance(String from, String to) {
        double[][] edits = new double[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : least(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static double least(double[][] edits, String from, String to, int i, int j) {
        double replaced = edits[i - 1][j - 1] + difference(from.charAt(i - 1), to.charAt(j - 1));
        double least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }

    private static double difference(char a, char b) {
        if (a == b) {
            return 0;
        }
        return String.valueOf(a)
                        .toLowerCase(Locale.ROOT)
                        .equals(String.valueOf(b).toLowerCase(Locale.ROOT))
                ? 0.1
                : 1;
    }
}
