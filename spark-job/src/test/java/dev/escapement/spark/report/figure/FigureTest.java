package dev.escapement.spark.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Chart;
import dev.escapement.spark.report.chart.HeatMap;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Series.Bar;
import dev.escapement.spark.report.chart.Series.Marker;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.spark.report.chart.Series.Stroke;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Figures for papers. */
class FigureTest {
    private static final Plot PLOT = new Plot(
            "a title",
            new Axis("d", 2, 100, 3000),
            new Axis("T", 10, 50, 3e6),
            List.of(
                    new Series.Strip("strip", 0, 300, 400),
                    new Series.Rule("rule", 0, Stroke.DOTTED, 500),
                    new Series.Marks(
                            "<runs & more>", 1, Marker.SOLID, List.of(new Point(128, 1000), new Point(256, 1e5))),
                    new Series.Bars("<runs & more>", 1, List.of(new Bar(128, 500.0, null), new Bar(256, null, 2e5))),
                    new Series.Marks("dots", 2, Marker.DOT, List.of(new Point(130, 2000))),
                    new Series.Marks("censored", -1, Marker.OPEN_TRIANGLE, List.of(new Point(2048, 2e6))),
                    new Series.Line("fit", 3, Stroke.DASHED, List.of(new Point(128, 900), new Point(2048, 2e6))),
                    new Series.Steps("steps", 9, List.of(new Point(128, 1e6), new Point(512, 1e4)))));
    private static final HeatMap MAP = new HeatMap(
            "a map",
            "columns",
            List.of("one", "two"),
            "rows",
            List.of("a", "b"),
            "value",
            List.of(new HeatMap.Cell(0, 0, 1), new HeatMap.Cell(1, 1, 1)));

    @Test
    void svgIsAColumnWideAndItsLettersAreOutlines() throws Exception {
        for (Chart chart : List.of(PLOT, MAP)) {
            Document svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(
                            new StringReader(svg(figure(chart, true)).replaceFirst("<!DOCTYPE[^>]*>", ""))));
            assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("86.00mm");
            assertThat(svg.getDocumentElement().getAttribute("height")).matches("\\d+\\.\\d\\dmm");
            assertThat(svg.getElementsByTagName("text").getLength()).isZero();
            assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(5);
        }
    }

    /** A cloud has thousands of dots, and a circle takes a fifth of the room of its outline. */
    @Test
    void aDotIsACircle() throws IOException {
        assertThat(svg(figure(PLOT, true)).split("<circle", -1))
                .as("one dot, and one in the legend")
                .hasSize(3);
    }

    @Test
    void pngHasAPrintersResolutionAndInk() throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(figure(PLOT, true).png()));
        assertThat(image.getWidth() / (86 / 25.4)).isGreaterThan(300);
        assertThat(colours(image)).contains(0x0072B2, 0xD55E00, 0xFFFFFF);
    }

    /** At the width of one column. */
    private static Figure figure(Chart chart, boolean outlines) throws IOException {
        return Figure.of(chart, Map.of(), 86, new Lettering(LetterFont.standard(), outlines));
    }

    private static String svg(Figure figure) throws IOException {
        return new String(figure.svg(), StandardCharsets.UTF_8);
    }

    @Test
    void textThatStaysTextIsInSvgAndPdfWithItsFont() throws IOException {
        Figure figure = figure(PLOT, false);
        assertThat(svg(figure))
                .contains(
                        "&lt;runs &amp; more&gt;</text",
                        "font-family:'Liberation Sans', Helvetica, Arial, sans-serif;");
        try (PDDocument pdf = Loader.loadPDF(figure.pdf())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<runs & more>", "censored", "256");
            assertThat(fonts(pdf))
                    .isNotEmpty()
                    .allMatch(font -> font.isEmbedded() && font.getName().endsWith("+LiberationSans"));
        }
    }

    @Test
    void pdfIsAsWideAsAskedAndTheSameEachTime() throws IOException {
        for (Chart chart : List.of(PLOT, MAP)) {
            byte[] outlined = figure(chart, true).pdf();
            assertThat(outlined).isEqualTo(figure(chart, true).pdf());
            try (PDDocument pdf = Loader.loadPDF(outlined)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
                assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isCloseTo(86, within(0.01));
                assertThat(new PDFTextStripper().getText(pdf)).isBlank();
                assertThat(fonts(pdf)).isEmpty();
            }
            assertThat(figure(chart, false).pdf())
                    .isEqualTo(figure(chart, false).pdf());
        }
    }

    /** The fonts of the page and of the form that it shows. */
    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName form : pdf.getPage(0).getResources().getXObjectNames()) {
            PDResources resources =
                    ((PDFormXObject) pdf.getPage(0).getResources().getXObject(form)).getResources();
            for (COSName name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
        }
        return fonts;
    }

    /** A name that several series share does not tell how they are drawn. */
    @Test
    void theLegendNamesStylesThatShareAName() {
        List<Point> points = List.of(new Point(128, 900), new Point(2048, 2e6));
        Plot plot = new Plot(
                "",
                new Axis("d", 2, 100, 3000),
                new Axis("T", 10, 50, 3e6),
                List.of(
                        new Series.Strip("one", 0, 300, 400),
                        new Series.Rule("one", 0, Stroke.SOLID, 350),
                        new Series.Marks("one", 0, Marker.SOLID, points),
                        new Series.Line("one", 0, Stroke.DASHED, points),
                        new Series.Line("one", 0, Stroke.THIN, points),
                        new Series.Line("limit", Palette.NEUTRAL, Stroke.DOTTED, points),
                        new Series.Rule("limit", Palette.NEUTRAL, Stroke.DOTTED, 500),
                        new Series.Line("other", 1, Stroke.FAINT, points)));
        assertThat(legend(plot, StyleWords.of("phase-diagram")))
                .containsExactly(
                        "one SHAPES",
                        "limit DOTTED",
                        "other FAINT",
                        "measured with 95% interval SHAPES",
                        "law at these dimensions DASHED",
                        "mean map at these dimensions THIN",
                        "measured kink RULE",
                        "its 95% interval STRIP",
                        "kink in the limit DOTTED_RULE");
        assertThat(legend(plot, Map.of())).containsExactly("one SHAPES", "limit DOTTED", "other FAINT");
    }

    private static List<String> legend(Plot plot, Map<SeriesStyle, String> words) {
        try {
            return Legend.of(plot, words, 400, new Lettering(LetterFont.standard(), true)).rows().stream()
                    .flatMap(List::stream)
                    .map(entry -> entry.text() + " " + entry.style())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void superscriptsAreRaisedLettersOfTheSameFont() throws IOException {
        Lettering letters = new Lettering(LetterFont.standard(), true);
        assertThat(letters.width("10\u207b\u2074")).isBetween(letters.width("10"), 0.9 * letters.width("10\u22124"));
    }

    private static List<Integer> colours(BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .map(pixel -> pixel & 0xFFFFFF)
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void ticksArePowersOrRoundNumbers() {
        assertThat(labels(new Axis("", 2, 100, 3000))).containsExactly("128", "256", "512", "1024", "2048");
        assertThat(labels(new Axis("", 10, 5e-5, 2e5)))
                .containsExactly("10\u207b\u2074", "10\u207b\u00b2", "10\u2070", "10\u00b2", "10\u2074");
        assertThat(labels(new Axis("", 0, -0.04, 1.04))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(new Axis("", 0, 0.96, 2.3))).containsExactly("1", "1.5", "2");
    }

    @Test
    void thePageWritesPowersAsPaperDoes() {
        Axis small = new Axis("", 10, 1e-4, 10);
        assertThat(labels(small)).containsExactlyElementsOf(small.powers().values());
        assertThat(small.powers())
                .containsEntry(-3, "10\u207b\u00b3")
                .containsEntry(-2, "10\u207b\u00b2")
                .containsEntry(1, "10\u00b9");
        assertThat(new Axis("", 10, 0.009, 1100).powers())
                .containsEntry(-2, "0.01")
                .containsEntry(3, "1000");
        assertThat(new Axis("", 2, 16_000, 40_000).powers()).hasToString("{14=16384, 15=32768}");
        assertThat(new Axis("", 0, 0, 1).powers()).isEmpty();
    }

    private static List<String> labels(Axis axis) {
        return Ticks.of(axis).stream()
                .filter(tick -> !tick.minor())
                .map(Ticks.Tick::label)
                .toList();
    }

    @Test
    void anAxisHoldsItsValuesWithTwoPowersOfTen() {
        Axis narrow = Axis.logarithmic("T", java.util.stream.DoubleStream.of(300, 700));
        assertThat(labels(narrow)).containsExactly("100", "1000");
        Axis nothing = Axis.logarithmic("T", java.util.stream.DoubleStream.of(Double.NaN));
        assertThat(nothing.from()).isLessThan(1);
        Axis dimensions = Axis.dimensions("d", List.of(128.0, 2048.0));
        assertThat(dimensions.base()).isEqualTo(2);
        assertThat(Axis.dimensions("d", List.of(50.0)).base()).isEqualTo(10);
    }
}
