package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Chart;
import dev.escapement.spark.report.chart.HeatMap;
import dev.escapement.spark.report.chart.Plot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart on paper, one column of a journal wide. */
final class Figure {
    /** Units to the millimetre: 14 units are a letter height of 2.5 mm, 7 points. */
    private static final double UNITS_PER_MM = 5.6;

    private static final double WIDTH_MM = 86;
    private static final int WIDTH = (int) Math.round(WIDTH_MM * UNITS_PER_MM);
    private static final int PNG_SCALE = 3;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final Drawing drawing;
    private final int height;

    /** Something that can be painted. */
    interface Drawing {
        /** In units; the width is the column's. */
        double height();

        void paint(Graphics2D graphics);
    }

    private Figure(Drawing drawing) {
        this.drawing = drawing;
        this.height = (int) Math.ceil(drawing.height());
    }

    /**
     * A chart as a figure.
     *
     * @throws IllegalArgumentException if it could not be drawn on the page either
     */
    static Figure of(Chart chart) {
        if (chart instanceof HeatMap map) {
            return new Figure(new HeatMapDrawing(map, WIDTH));
        }
        if (chart instanceof Plot plot) {
            return new Figure(new PlotDrawing(plot, WIDTH));
        }
        throw new IllegalArgumentException(chart.title() + " could not be drawn");
    }

    /** As SVG; letters are outlines, so that it looks the same where the font is missing. */
    String svg() throws IOException {
        Document document = document();
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        SVGGraphics2D outlined = new SVGGraphics2D(graphics.getGeneratorContext(), true);
        paint(outlined);
        Element root = outlined.getRoot();
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        root.setAttribute("width", WIDTH_MM + "mm");
        root.setAttribute("height", String.format(Locale.ROOT, "%.2fmm", height / UNITS_PER_MM));
        StringWriter text = new StringWriter();
        try {
            outlined.stream(root, text, true, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    /** As PNG, 427 dots per inch. */
    byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(PNG_SCALE * WIDTH, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PNG_SCALE, PNG_SCALE);
        paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.paint(graphics);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform parses XML", e);
        }
    }
}
