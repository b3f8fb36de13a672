package dev.escapement.spark.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which figures are drawn, and what is said below them. */
class CaptionsTest {
    private static final Panel DIAGRAMS = panel(
            "phase-diagram",
            "Dashed: the law.",
            view("he2", "Phase diagram: he2", ""),
            view("he3", "Phase diagram: he3", "Runs at eta = 0 are left out. "));
    private static final Panel SURVIVAL =
            panel("phase-diagram-at-any-d", "The law alone.", view("he3", "At any d: he3", ""));

    @TempDir
    Path directory;

    private static Panel panel(String figure, String text, Panel.View... views) {
        return new Panel(figure, figure, text, List.of("link"), figure, List.of(views));
    }

    private static Panel.View view(String choice, String title, String note) {
        Axis axis = Axis.between("y", 0, 2);
        Series marks = new Series.Marks(choice, 0, Marker.SOLID, List.of(new Point(1, 1)));
        return new Panel.View(List.of(choice), new Plot(title, axis, axis, List.of(marks)), note);
    }

    private OutputDirectory output() throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    }

    private void write(String... names) throws IOException {
        FigureRequest request = new FigureRequest(new FigureStyle(50, Optional.empty(), true), List.of(names));
        assertThat(Figures.write(output(), List.of(DIAGRAMS, SURVIVAL), request))
                .isEmpty();
    }

    private List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(Figures.DIRECTORY))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCaptionSaysWhatIsShownAndHowToReadIt() throws IOException {
        write();
        String he2 = FigureName.of("phase-diagram", List.of("he2"));
        String he3 = FigureName.of("phase-diagram", List.of("he3"));
        String any = FigureName.of("phase-diagram-at-any-d", List.of("he3"));
        assertThat(directory.resolve("figures/captions.txt")).content().isEqualTo("""
                %s
                At any d: he3. The law alone.

                %s
                Phase diagram: he2. Dashed: the law.

                %s
                Phase diagram: he3. Dashed: the law. Runs at \u03b7 = 0 are left out.
                """.formatted(any, he2, he3));
    }

    @Test
    void aNamedFigureIsDrawnAloneAndOthersStay() throws IOException {
        String he3 = FigureName.of("phase-diagram", List.of("he3"));
        String he2 = FigureName.of("phase-diagram", List.of("he2"));
        String any = FigureName.of("phase-diagram-at-any-d", List.of("he3"));
        write(he3);
        assertThat(pictures()).containsExactly(he3 + ".pdf");
        Files.writeString(directory.resolve("figures/" + he3 + ".pdf"), "mine");
        write("phase-diagram-he2", "phase-diagram-at-any-d");
        assertThat(pictures()).containsExactly(any + ".pdf", he2 + ".pdf", he3 + ".pdf");
        assertThat(directory.resolve("figures/" + he3 + ".pdf")).hasContent("mine");
        assertThat(Captions.read(Files.readString(directory.resolve("figures/captions.txt"))))
                .containsOnlyKeys(any, he2, he3);
        write("phase-diagram");
        assertThat(directory.resolve("figures/" + he3 + ".pdf")).binaryContent().startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void anUnknownNamePrintsThoseThatThereAre() {
        assertThatThrownBy(() -> write("phases"))
                .isInstanceOf(UserException.class)
                .hasMessage("--figure phases: there is no such figure; those of this output are\n"
                        + "  phase-diagram  (2, such as " + FigureName.of("phase-diagram", List.of("he2")) + ")\n"
                        + "  phase-diagram-at-any-d  (1, such as "
                        + FigureName.of("phase-diagram-at-any-d", List.of("he3")) + ")");
    }

    @Test
    void aFileOfCaptionsReadsAsItWasWritten() {
        TreeMap<String, String> captions = new TreeMap<>();
        captions.put("b", "two\nlines");
        captions.put("a", "one line");
        assertThat(Captions.read(Captions.write(captions))).hasToString("{a=one line, b=two lines}");
        assertThat(Captions.read("")).isEmpty();
        assertThat(Captions.read("a name alone\n\n\nb\r\none\r\n")).hasToString("{b=one}");
    }

    @Test
    void widthsAreLengths() throws IOException {
        assertThat(FigureStyle.of(null, null, null)).isEqualTo(FigureStyle.STANDARD);
        assertThat(FigureStyle.of("180mm", null, "text")).isEqualTo(new FigureStyle(180, Optional.empty(), false));
        assertThat(FigureStyle.of("18 cm", null, "outlines").widthMm()).isEqualTo(180);
        assertThat(FigureStyle.of("3.4in", null, null).widthMm()).isEqualTo(3.4 * 25.4);
        for (String wrong : List.of("86", "wide", "-3mm", "1e9mm", "10mm", "3m")) {
            assertThatThrownBy(() -> FigureStyle.of(wrong, null, null))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("--width " + wrong + ": must be ");
        }
        assertThatThrownBy(() -> FigureStyle.of(null, null, "paths"))
                .hasMessage("--text paths: must be outlines or text");
        assertThatThrownBy(() -> FigureStyle.of(null, "No Such Family", null))
                .hasMessageStartingWith("--font No Such Family: no TrueType font of this family is installed");
        assertThatThrownBy(() -> FigureStyle.of(null, directory + "/none.ttf", null))
                .hasMessageEndingWith("none.ttf: cannot be read as a TrueType font");
    }
}
