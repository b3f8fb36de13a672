package dev.escapement.spark.report.chart;

import java.util.List;

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito 2008; the ramp is cividis, Nuñez, Anderton and Renslow
 * 2018, doi:10.1371/journal.pone.0199239), for light and for dark paper. Shapes and strokes say the same again.
 *
 * @param light by ink, on white
 * @param dark by ink, on black
 * @param neutral light and dark, of what is no series of its own
 * @param ramp from low to high
 */
public record Palette(List<String> light, List<String> dark, List<String> neutral, List<String> ramp) {
    /** The ink of references. */
    public static final int NEUTRAL = -1;

    public static final Palette STANDARD = new Palette(
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5C1E"),
            List.of("#56A9E0", "#F08A4B", "#2CC79B", "#E3A0C6", "#F2BE3C", "#A6D8F5", "#C9AE72"),
            List.of("#555555", "#B0B0B0"),
            List.of("#00224E", "#35456C", "#666970", "#948E77", "#C8B866", "#FEE838"));
}
