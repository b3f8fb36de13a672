package dev.escapement.spark.report.figure;

import static dev.escapement.spark.report.figure.SeriesStyle.BAND;
import static dev.escapement.spark.report.figure.SeriesStyle.DASHED;
import static dev.escapement.spark.report.figure.SeriesStyle.DOTTED;
import static dev.escapement.spark.report.figure.SeriesStyle.DOTTED_RULE;
import static dev.escapement.spark.report.figure.SeriesStyle.RULE;
import static dev.escapement.spark.report.figure.SeriesStyle.SHAPES;
import static dev.escapement.spark.report.figure.SeriesStyle.SOLID;
import static dev.escapement.spark.report.figure.SeriesStyle.STAIRS;
import static dev.escapement.spark.report.figure.SeriesStyle.STRIP;
import static dev.escapement.spark.report.figure.SeriesStyle.THIN;
import static dev.escapement.spark.report.figure.SeriesStyle.TRIANGLES;

import java.util.Map;

/** What line styles and shapes stand for, for each kind of chart in which a colour alone does not tell what a series is. */
final class StyleWords {
    private static final String MEDIAN = "median with 95% interval";
    private static final String LAW = "law of the escape time";
    private static final String MEAN_MAP = "mean map";
    private static final String CENSORED = "not escaped by its last step";

    private static final Map<String, Map<SeriesStyle, String>> BY_KIND = Map.of(
            "escape-time-by-dimension",
            Map.of(
                    SHAPES, MEDIAN,
                    TRIANGLES, CENSORED,
                    SOLID, "fitted power law",
                    DASHED, LAW,
                    THIN, MEAN_MAP,
                    DOTTED, "slope in the limit"),
            "escape-time-by-rate",
            Map.of(SHAPES, MEDIAN, DASHED, LAW, THIN, MEAN_MAP, DOTTED_RULE, "crossover by the theorem"),
            "collapse",
            Map.of(SHAPES, MEDIAN, DASHED, LAW, THIN, MEAN_MAP, RULE, "measured crossover"),
            "phase-diagram",
            Map.of(
                    SHAPES, "measured with 95% interval",
                    DASHED, "law at these dimensions",
                    THIN, "mean map at these dimensions",
                    DOTTED, "limit of large d",
                    RULE, "measured kink",
                    STRIP, "its 95% interval",
                    DOTTED_RULE, "kink in the limit",
                    BAND, "95% interval, any a"),
            "phase-diagram-at-any-d",
            Map.of(DOTTED, "limit of large d", DOTTED_RULE, "its kink, the phase transition"),
            "survival",
            Map.of(STAIRS, "measured (Kaplan-Meier)", SHAPES, "quartiles of the law", TRIANGLES, CENSORED));

    private StyleWords() {}

    /** What the styles of a kind of chart stand for; empty where each series has a name of its own. */
    static Map<SeriesStyle, String> of(String kind) {
        return BY_KIND.getOrDefault(kind, Map.of());
    }
}
