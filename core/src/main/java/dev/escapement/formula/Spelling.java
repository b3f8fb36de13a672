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

    /** Edits that turn one name into the other; upper or lower case counts a tenth. */
    private static double distance(String from, String to) {
        double[] row = new double[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            double diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                double replaced = diagonal + difference(from.charAt(i - 1), to.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
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
