package dev.escapement.spark.report.figure;

import java.util.List;

/**
 * Which figures a user asks for, and how they look.
 *
 * @param names of kinds of charts or of single figures, see {@link FigureChoice}; empty for the first charts of each kind
 */
public record FigureRequest(FigureStyle style, List<String> names) {
    /** The figures of a report for which nothing else is asked. */
    public static final FigureRequest STANDARD = new FigureRequest(FigureStyle.STANDARD, List.of());
}
