package dev.escapement.spark.report.chart;

/**
 * The place of a chart that could not be drawn.
 *
 * @param why what was thrown, in one line
 */
public record Undrawn(String title, String why) implements Chart {
    /** For what was thrown while a chart was made or drawn. */
    public static Undrawn because(String title, Throwable thrown) {
        return new Undrawn(title, thrown.toString().lines().findFirst().orElse(""));
    }

    /** The chart and why it could not be drawn, in one line. */
    public String told() {
        return title + ": " + why;
    }
}
