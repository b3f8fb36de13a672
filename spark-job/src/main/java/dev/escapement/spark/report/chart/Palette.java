package dev.escapement.spark.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito 2008; the ramp is cividis, Nuñez, Anderton and Renslow
 * 2018, doi:10.1371/journal.pone.0199239), for light and for dark paper. Shapes and strokes say the same again.
 *
 * @param light by ink, on white
 * @param dark by ink, on black
 * @param neutral light and dark, of what is no series of its own
 * @param ramp from low to high
 * @param orderedLight of series that have an order, on white: a scale ever farther from the paper; from viridis (van der Walt and
 *     Smith 2015)
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
    /** The first ink of series that have an order; each of them has so many places on the scale. */
    private static final int ORDERED = 1000;

    /** How many shapes there are of a point. */
    public static final int SHAPES = 7;

    /** The ink of the k-th of n series that have an order: its place on a continuous scale. */
    public static int ordered(int k, int n) {
        return ORDERED * (1 + k) + (n < 2 ? 0 : k * (ORDERED - 1) / (n - 1));
    }

    /** The ink of the k-th of n series of one variable: a colour of its own, or its place on a scale where they are many. */
    public static int series(int k, int n) {
        return n > SHAPES ? ordered(k, n) : k;
    }

    /** Which shape the points of an ink have: colours repeat after {@link #SHAPES}, then with another shape. */
    public static int shape(int ink) {
        if (ink < 0) {
            return 0;
        }
        return ink < ORDERED ? (ink + ink / SHAPES) % SHAPES : (ink / ORDERED - 1) % SHAPES;
    }

    /** The colour of an ink on white. */
    public String onWhite(int ink) {
        if (ink == NEUTRAL) {
            return neutral.get(0);
        }
        return ink < ORDERED ? light.get(ink % light.size()) : scale(orderedLight, ink % ORDERED / (ORDERED - 1.0));
    }

    /** The colour at a place from 0 to 1 between the colours of a scale. */
    private static String scale(List<String> colours, double place) {
        double at = place * (colours.size() - 1);
        int below = Math.min((int) at, colours.size() - 2);
        int low = Integer.decode(colours.get(below));
        int high = Integer.decode(colours.get(below + 1));
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = low >> shift & 0xFF;
            int to = high >> shift & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * (at - below)) << shift;
        }
        return String.format(Locale.ROOT, "#%06X", mixed);
    }

    public static final Palette STANDARD = new Palette(
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5C1E"),
            List.of("#56A9E0", "#F08A4B", "#2CC79B", "#E3A0C6", "#F2BE3C", "#A6D8F5", "#C9AE72"),
            List.of("#555555", "#B0B0B0"),
            List.of("#00224E", "#35456C", "#666970", "#948E77", "#C8B866", "#FEE838"),
            List.of("#7CC93F", "#2BA877", "#26788E", "#3E4A89", "#440154"),
            List.of("#5C6FB5", "#2F8FA3", "#22A884", "#7AD151", "#FDE725"));
}
