package dev.escapement.spark.report;

import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.figure.FigureRequest;
import dev.escapement.spark.report.figure.Figures;
import dev.escapement.spark.report.figure.TextTrouble;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of a report once they have been written.
 *
 * @param undrawn charts that could not be drawn, on the page or as a figure
 * @param noFigures why there are no figures at all, where that is no fault of ours; empty if there are
 */
record DrawnFigures(List<Undrawn> undrawn, Optional<String> noFigures) {
    private static final Logger LOG = LoggerFactory.getLogger(DrawnFigures.class);

    /**
     * Writes the figures that are asked for. Where text cannot be laid out there are none, and those of an earlier report go.
     *
     * @param whole what is added to the reason why there are no figures
     * @throws dev.escapement.spark.UserException if a figure is named that there is not
     */
    static DrawnFigures of(
            OutputDirectory output,
            List<Panel> panels,
            FigureRequest request,
            Optional<TextTrouble> trouble,
            String whole)
            throws IOException {
        List<Undrawn> undrawn = new ArrayList<>();
        panels.forEach(panel -> panel.undrawn().forEach(undrawn::add));
        if (trouble.isEmpty()) {
            undrawn.addAll(Figures.write(output, panels, request));
            return new DrawnFigures(undrawn, Optional.empty());
        }
        LOG.error("text cannot be laid out", trouble.get().thrown());
        Figures.write(output, List.of(), FigureRequest.STANDARD);
        Optional<String> noFigures = trouble.get().lacking().map(lacking -> "no figures are drawn: " + lacking + whole);
        if (noFigures.isEmpty()) {
            undrawn.add(Undrawn.because("all figures", trouble.get().thrown()));
        }
        return new DrawnFigures(undrawn, noFigures);
    }

    Report.Missing missing() {
        return new Report.Missing(undrawn.stream().map(Undrawn::told).toList(), noFigures);
    }
}
