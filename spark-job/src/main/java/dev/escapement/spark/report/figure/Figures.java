package dev.escapement.spark.report.figure;

import dev.escapement.spark.Parallel;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The charts as files for papers, as SVG, PDF and PNG, and their captions. */
public final class Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    /** The output's directory in which they are. */
    public static final String DIRECTORY = "figures";
    /** The file with what each figure shows and how to read it. */
    static final String CAPTIONS = "captions.txt";

    /** Files of ours: {@link FigureName} ends in a hash. */
    private static final Pattern OURS = Pattern.compile(".+-[0-9a-f]{8}\\.(?:svg|pdf|png)");
    /** So many are drawn before they are written. */
    private static final int AT_ONCE = 12;

    /**
     * What has been written.
     *
     * @param files their paths in the output
     * @param undrawn charts that are on the page but could not be drawn as a figure
     */
    public record Drawn(Set<String> files, List<Undrawn> undrawn) {}

    /** A figure in each format, by extension; or why there is none. */
    private record Drawing(FigureChoice choice, Map<String, byte[]> files, Undrawn why) {}

    private Figures() {}

    /**
     * Writes figures of these panels and their captions. Where none are named, figures of an earlier report that this one does
     * not have are removed; otherwise they stay.
     *
     * @return charts that are on the page but could not be drawn as a figure
     * @throws dev.escapement.spark.UserException if a figure is named that there is not
     */
    public static List<Undrawn> write(OutputDirectory output, List<Panel> panels, FigureRequest request)
            throws IOException {
        if (!request.names().isEmpty()) {
            return written(output, FigureChoice.named(panels, request.names()), request.style())
                    .undrawn();
        }
        output.deleteFiles(DIRECTORY, CAPTIONS::equals);
        Drawn drawn = add(output, panels, request.style());
        output.deleteFiles(
                DIRECTORY,
                name -> OURS.matcher(name).matches() && !drawn.files().contains(DIRECTORY + "/" + name));
        return drawn.undrawn();
    }

    /** Writes the first charts of every panel beside the figures that are there; one of the same name is replaced. */
    public static Drawn add(OutputDirectory output, List<Panel> panels, FigureStyle style) throws IOException {
        return written(output, FigureChoice.first(panels), style);
    }

    private static Drawn written(OutputDirectory output, List<FigureChoice> choices, FigureStyle style)
            throws IOException {
        List<Undrawn> undrawn = new ArrayList<>();
        Set<String> files = new LinkedHashSet<>();
        if (choices.isEmpty()) {
            return new Drawn(files, undrawn);
        }
        Lettering letters = style.lettering();
        String captionsFile = DIRECTORY + "/" + CAPTIONS;
        SortedMap<String, String> captions =
                output.readText(captionsFile).map(Captions::read).orElseGet(TreeMap::new);
        for (int from = 0; from < choices.size(); from += AT_ONCE) {
            List<FigureChoice> some = choices.subList(from, Math.min(from + AT_ONCE, choices.size()));
            for (Drawing drawing : Parallel.map(some, choice -> drawn(choice, style.widthMm(), letters))) {
                if (drawing.why() != null) {
                    undrawn.add(drawing.why());
                }
                for (Map.Entry<String, byte[]> file : drawing.files().entrySet()) {
                    String name = DIRECTORY + "/" + drawing.choice().stem() + file.getKey();
                    output.writeBytes(name, file.getValue());
                    files.add(name);
                    captions.put(drawing.choice().stem(), drawing.choice().caption());
                }
            }
        }
        output.writeText(captionsFile, Captions.write(captions));
        return new Drawn(files, undrawn);
    }

    private static Drawing drawn(FigureChoice choice, double widthMm, Lettering letters) {
        try {
            Figure figure = Figure.of(choice.chart().get(), StyleWords.of(choice.kind()), widthMm, letters);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(".svg", figure.svg());
            files.put(".pdf", figure.pdf());
            files.put(".png", figure.png());
            return new Drawing(choice, files, null);
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("the figure of {} could not be drawn", choice.title(), e);
            return new Drawing(choice, Map.of(), Undrawn.because(choice.title() + " (its figure)", e));
        }
    }
}
