package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The charts as files for papers: one column wide, as SVG with outlined letters and as PNG. */
public final class Figures {
    /** How many charts of a kind get files. */
    static final int MOST = 12;

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    /** The output's directory in which they are. */
    public static final String DIRECTORY = "figures";

    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    /**
     * What has been written.
     *
     * @param files their paths in the output
     * @param undrawn charts that are on the page but could not be drawn as a figure
     */
    public record Drawn(Set<String> files, List<Undrawn> undrawn) {}

    private Figures() {}

    /**
     * Writes the first charts of every panel, and removes the figures of an earlier report that this one does not have.
     *
     * @return charts that are on the page but could not be drawn as a figure
     */
    public static List<Undrawn> write(OutputDirectory output, List<Panel> panels) throws IOException {
        Drawn drawn = add(output, panels);
        output.deleteFiles(
                DIRECTORY,
                name -> (name.endsWith(SVG) || name.endsWith(PNG))
                        && !drawn.files().contains(DIRECTORY + "/" + name));
        return drawn.undrawn();
    }

    /** Writes the first charts of every panel beside the figures that are there; one of the same name is replaced. */
    public static Drawn add(OutputDirectory output, List<Panel> panels) throws IOException {
        List<Undrawn> undrawn = new ArrayList<>();
        Set<String> files = new LinkedHashSet<>();
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
                String file = DIRECTORY + "/" + FigureName.of(panel.figure(), view.choices());
                output.writeText(file + SVG, svg);
                output.writeBytes(file + PNG, png);
                files.addAll(List.of(file + SVG, file + PNG));
            }
        }
        return new Drawn(files, undrawn);
    }
}
