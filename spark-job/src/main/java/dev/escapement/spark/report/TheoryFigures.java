package dev.escapement.spark.report;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.figure.FigureStyle;
import dev.escapement.spark.report.figure.Figures;
import dev.escapement.spark.report.figure.TextTrouble;
import dev.escapement.spark.report.panel.AnyDimensionPanel;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What theory draws of a sweep of which nothing has to be simulated: the phase diagram at any d. */
public final class TheoryFigures {
    /** The output's directory in which they are. */
    public static final String DIRECTORY = Figures.DIRECTORY;

    private TheoryFigures() {}

    /**
     * What has been written.
     *
     * @param files their paths in the output; none where no diagram can be made
     * @param text how to read the diagrams, or why there is none
     * @param missing diagrams that could not be drawn
     */
    public record Written(List<String> files, String text, Report.Missing missing) {}

    /** Writes the figures; all else that is there stays as it is. */
    public static Written write(OutputDirectory output, Collection<SettingGroup> groups) throws IOException {
        Panel panel = AnyDimensionPanel.of(groups);
        List<String> undrawn =
                new ArrayList<>(panel.undrawn().map(Undrawn::told).toList());
        Optional<TextTrouble> trouble = TextTrouble.found();
        Optional<String> noFigures =
                trouble.flatMap(TextTrouble::lacking).map(lacking -> "no figures are drawn: " + lacking);
        trouble.filter(text -> noFigures.isEmpty())
                .ifPresent(text -> undrawn.add(
                        Undrawn.because("all figures", text.thrown()).told()));
        Figures.Drawn drawn = Figures.add(output, trouble.isEmpty() ? List.of(panel) : List.of(), FigureStyle.STANDARD);
        drawn.undrawn().forEach(chart -> undrawn.add(chart.told()));
        return new Written(List.copyOf(drawn.files()), panel.text(), new Report.Missing(undrawn, noFigures));
    }
}
