package dev.escapement.spark.report.figure;

import dev.escapement.spark.Parallel;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
        List<Supplier<Drawing>> wanted = new ArrayList<>();
        for (Panel panel : panels) {
            panel.views().stream()
                    .limit(MOST)
                    .filter(view -> !(view.chart() instanceof Undrawn))
                    .forEach(view -> wanted.add(() -> drawing(panel, view)));
        }
        List<Undrawn> undrawn = new ArrayList<>();
        Set<String> files = new LinkedHashSet<>();
        for (Drawing drawing : Parallel.map(wanted, Supplier::get)) {
            if (drawing instanceof Drawing.Whole whole) {
                output.writeText(whole.file() + SVG, whole.svg());
                output.writeBytes(whole.file() + PNG, whole.png());
                files.addAll(List.of(whole.file() + SVG, whole.file() + PNG));
            } else if (drawing instanceof Drawing.Failed failed) {
                undrawn.add(failed.undrawn());
            }
        }
        return new Drawn(files, undrawn);
    }

    /** What became of a chart. */
    private sealed interface Drawing {
        /** Its files without their endings, and what they hold. */
        @SuppressWarnings("ArrayRecordComponent") // never written to
        record Whole(String file, String svg, byte[] png) implements Drawing {}

        /** It could not be drawn. */
        record Failed(Undrawn undrawn) implements Drawing {}
    }

    private static Drawing drawing(Panel panel, Panel.View view) {
        try {
            Figure figure = Figure.of(view.chart());
            String file = DIRECTORY + "/" + FigureName.of(panel.figure(), view.choices());
            return new Drawing.Whole(file, figure.svg(), figure.png());
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("the figure of {} could not be drawn", view.chart().title(), e);
            return new Drawing.Failed(Undrawn.because(view.chart().title() + " (its figure)", e));
        }
    }
}
