package dev.escapement.spark.cli;

import dev.escapement.spark.report.FigureOrder;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which figures are drawn, and how, on the command line. */
final class FigureOptions {
    @Option(names = "--figures", description = "Draws the figures alone; the tables and report.html stay as they are.")
    private boolean figures;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            description = "Draws this figure alone, and leaves all other files as they are. NAME is a kind, such as"
                    + " phase-diagram, or a file's name without its extension, or how such a name begins. May be given"
                    + " several times. An unknown NAME prints those that there are.")
    private List<String> names = List.of();

    @Option(
            names = "--width",
            paramLabel = "LENGTH",
            description = "The width of figures in mm, cm or in, such as 180mm or 3.4in; 86mm by default.")
    private String width;

    @Option(
            names = "--font",
            paramLabel = "FONT",
            description = "The font of figures: the family of a TrueType font that is installed, or a .ttf file;"
                    + " Liberation Sans by default.")
    private String font;

    @Option(
            names = "--text",
            paramLabel = "outlines|text",
            description =
                    "How letters are kept in SVG and PDF: as outlines, which look the same everywhere, or as text,"
                            + " which can be searched and edited; outlines by default.")
    private String text;

    /** Whether tables and page stay as they are. */
    boolean alone() {
        return figures || !names.isEmpty();
    }

    FigureOrder order() throws IOException {
        return FigureOrder.of(names, width, font, text);
    }
}
