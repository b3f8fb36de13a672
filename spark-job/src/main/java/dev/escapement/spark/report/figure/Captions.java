package dev.escapement.spark.report.figure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The captions of figures, as a text file holds them: a line with the figure's name, a line with its caption, an empty line. */
final class Captions {
    private Captions() {}

    /** The captions in a file, by the figure's name. What is no caption is passed over. */
    static SortedMap<String, String> read(String text) {
        SortedMap<String, String> captions = new TreeMap<>();
        String name = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || name.isEmpty()) {
                name = line;
            } else {
                captions.merge(name, line, (above, below) -> above + " " + below);
            }
        }
        return captions;
    }

    /** The text of a file with these captions. */
    static String write(SortedMap<String, String> captions) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> caption : captions.entrySet()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(caption.getKey())
                    .append('\n')
                    .append(caption.getValue().replaceAll("\\R+", " "))
                    .append('\n');
        }
        return text.toString();
    }
}
