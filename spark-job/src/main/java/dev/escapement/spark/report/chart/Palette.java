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
 * @param orderedLight of series that have an order, on white: ever farther from the paper; from viridis (van der Walt and Smith 2015)
 * @param orderedDark the same on black
 */
public record Palette(
        List<String> light,
        List<String> dark,
        List<String> neutral,
        List<String> ramp,
        List<String> orderedLight,
        List<String> orderedDark) {
    /** The ink of references. */
    public static final int NEUTRAL = -1;
    /** The first ink of series that have an order. */
    private static final int ORDERED = 100;

    /** The ink of the k-th of a few series that have an order. */
    public static int ordered(int k) {
        return ORDERED + k;
    }

    /** The colour of an ink on white. */
    public String onWhite(int ink) {
        if (ink == NEUTRAL) {
            return neutral.get(0);
        }
        return ink < ORDERED ? light.get(ink % light.size()) : orderedLight.get((ink - ORDERED) % orderedLight.size());
    }

    public static final Palette STANDARD = new Palette(
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5C1E"),
            List.of("#56A9E0", "#F08A4B", "#2CC79B", "#E3A0C6", "#F2BE3C", "#A6D8F5", "#C9AE72"),
            List.of("#555555", "#B0B0B0"),
            List.of("#00224E", "#35456C", "#666970", "#948E77", "#C8B866", "#FEE838"),
            List.of("#7CC93F", "#2BA877", "#26788E", "#3E4A89", "#440154"),
            List.of("#5C6FB5", "#2F8FA3", "#22A884", "#7AD151", "#FDE725"));
}
