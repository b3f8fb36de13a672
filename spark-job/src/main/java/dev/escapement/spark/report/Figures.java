package dev.escapement.spark.report;

import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.List;

/** The charts as files for papers: one column wide, as SVG with outlined letters and as PNG. */
final class Figures {
    /** How many charts of a kind get files. */
    static final int MOST = 12;

    private static final String DIRECTORY = "figures/";

    private Figures() {}

    /** Writes the first charts of every panel. */
    static void write(OutputDirectory output, List<Panel> panels) throws IOException {
        for (Panel panel : panels) {
            for (Panel.View view : panel.views().stream().limit(MOST).toList()) {
                Figure figure = Figure.of(view.chart());
                output.writeText(DIRECTORY + view.figure() + ".svg", figure.svg());
                output.writeBytes(DIRECTORY + view.figure() + ".png", figure.png());
            }
        }
    }
}
