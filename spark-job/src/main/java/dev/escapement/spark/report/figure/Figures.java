package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The charts as files for papers: one column wide, as SVG with outlined letters and as PNG. */
public final class Figures {
    /** How many charts of a kind get files. */
    static final int MOST = 12;

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final String DIRECTORY = "figures";
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    private Figures() {}

    /**
     * Writes the first charts of every panel, and removes the figures of an earlier report that this one does not have.
     *
     * @return charts that are on the page but could not be drawn as a figure
     */
    public static List<Undrawn> write(OutputDirectory output, List<Panel> panels) throws IOException {
        List<Undrawn> undrawn = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        for (Panel panel : panels) {
            for (Panel.View view : panel.views().stream().limit(MOST).toList()) {
                if (view.chart() instanceof Undrawn) {
                    continue;
                }
                String svg;
                byte[] png;
                try {
                    Figure figure = Figure.of(view.chart());
                    svg = figure.svg();
                    png = figure.png();
                } catch (IOException | RuntimeException | Error e) {
                    LOG.error(
                            "the figure of {} could not be drawn", view.chart().title(), e);
                    undrawn.add(Undrawn.because(view.chart().title() + " (its figure)", e));
                    continue;
                }
                String name = FigureName.of(panel.figure(), view.choices());
                output.writeText(DIRECTORY + "/" + name + SVG, svg);
                output.writeBytes(DIRECTORY + "/" + name + PNG, png);
                drawn.addAll(List.of(name + SVG, name + PNG));
            }
        }
        output.deleteFiles(DIRECTORY, name -> (name.endsWith(SVG) || name.endsWith(PNG)) && !drawn.contains(name));
        return undrawn;
    }
}
