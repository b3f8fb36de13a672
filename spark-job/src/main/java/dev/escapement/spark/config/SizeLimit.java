package dev.escapement.spark.config;

import dev.escapement.spark.UserException;
import dev.escapement.sweep.Axis;
import dev.escapement.sweep.Grid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How large a sweep may be. A larger one is more likely a slip of the finger, which would exhaust the memory before anything
 * is said.
 *
 * @param settings the most settings
 * @param cells the most cells
 */
public record SizeLimit(double settings, double cells) {
    /** As large as it is. */
    public static final SizeLimit NONE = new SizeLimit(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** What is not asked about. */
    public static final SizeLimit USUAL = new SizeLimit(1e5, 1e8);

    /**
     * Counts settings and cells without making any.
     *
     * @param file the configuration, for the message
     * @throws UserException if there are too many
     */
    void check(String file, List<Grid> grids) {
        double planned = grids.stream().mapToDouble(Grid::settings).sum();
        double runs = grids.stream()
                .mapToDouble(grid -> grid.settings() * grid.seeds().count())
                .sum();
        if (planned <= settings && runs <= cells) {
            return;
        }
        String axes = grids.stream().map(SizeLimit::product).collect(Collectors.joining(" + "));
        throw new UserException(file + ": " + count(planned) + " settings (" + axes + ") and " + count(runs)
                + " cells; more than " + count(settings) + " settings or " + count(cells)
                + " cells are likely a mistake; if they are not, add --yes");
    }

    /** The axes with several values: {@code eta_exponent 1,000 x dimension 40}. */
    private static String product(Grid grid) {
        String axes = grid.axes().stream()
                .filter(axis -> axis.values().size() > 1)
                .map(SizeLimit::axis)
                .collect(Collectors.joining(" x "));
        return axes.isEmpty() ? "one" : axes;
    }

    private static String axis(Axis<?> axis) {
        return axis.part().fields().get(0).name() + " " + count(axis.values().size());
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
