package dev.escapement.spark.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Chart;
import dev.escapement.spark.report.chart.HeatMap;
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
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
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
                    new Series.Rule("rule", 0, 500),
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
                            new StringReader(Figure.of(chart).svg().replaceFirst("<!DOCTYPE[^>]*>", ""))));
            assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("86.0mm");
            assertThat(svg.getDocumentElement().getAttribute("height")).matches("\\d+\\.\\d\\dmm");
            assertThat(svg.getElementsByTagName("text").getLength()).isZero();
            assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(5);
        }
    }

    /** A cloud has thousands of dots, and a circle takes a fifth of the room of its outline. */
    @Test
    void aDotIsACircle() throws IOException {
        assertThat(Figure.of(PLOT).svg().split("<circle", -1))
                .as("one dot, and one in the legend")
                .hasSize(3);
    }

    @Test
    void pngHasAPrintersResolutionAndInk() throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Figure.of(PLOT).png()));
        assertThat(image.getWidth() / (86 / 25.4)).isGreaterThan(300);
        assertThat(colours(image)).contains(0x0072B2, 0xD55E00, 0xFFFFFF);
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
