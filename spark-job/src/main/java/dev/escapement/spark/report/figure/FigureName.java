package dev.escapement.spark.report.figure;

import dev.escapement.numeric.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Names of the files of figures: a part to read, and a hash that tells charts apart which read alike. */
public final class FigureName {
    /** File systems take 255 bytes; a draft's name adds some fifty. */
    private static final int LONGEST_STEM = 100;

    private static final int HASH_BYTES = 4;

    private FigureName() {}

    /**
     * The name of a chart's file, without its extension.
     *
     * @param kind of chart
     * @param choices what tells the chart from others of its kind
     */
    public static String of(String kind, List<String> choices) {
        String words = kind + " " + String.join(" ", choices);
        String stem = words.replaceAll("[^A-Za-z0-9.]+", "-");
        String cut = stem.substring(0, Math.min(LONGEST_STEM, stem.length())).replaceAll("-+$", "");
        byte[] hash =
                Sha256.of(kind + choices.stream().map(choice -> "\n" + choice).collect(Collectors.joining()));
        return cut + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    }
}
