package dev.escapement.spark.report.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A chart on paper. */
final class Figure {
    /** Units to the millimetre: 14 units are a letter height of 2.5 mm, 7 points. */
    static final double UNITS_PER_MM = 5.6;

    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final int PNG_SCALE = 3;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final String title;
    private final Lettering letters;
    private final Drawing drawing;
    private final double widthMm;
    private final int width;
    private final int height;

    /** Something that can be painted. */
    interface Drawing {
        /** In units; the width is the figure's. */
        double height();

        void paint(Graphics2D graphics);
    }

    private Figure(String title, Lettering letters, Drawing drawing, double widthMm) {
        this.title = title;
        this.letters = letters;
        this.drawing = drawing;
        this.widthMm = widthMm;
        this.width = units(widthMm);
        this.height = (int) Math.ceil(drawing.height());
    }

    private static int units(double mm) {
        return (int) Math.round(mm * UNITS_PER_MM);
    }

    /**
     * A chart as a figure.
     *
     * @param words what styles stand for, see {@link StyleWords}
     * @param widthMm in millimetres
     * @throws IllegalArgumentException if it could not be drawn on the page either
     */
    static Figure of(Chart chart, Map<SeriesStyle, String> words, double widthMm, Lettering letters) {
        int width = units(widthMm);
        if (chart instanceof HeatMap map) {
            return new Figure(chart.title(), letters, new HeatMapDrawing(map, width, letters), widthMm);
        }
        if (chart instanceof Plot plot) {
            return new Figure(chart.title(), letters, new PlotDrawing(plot, words, width, letters), widthMm);
        }
        throw new IllegalArgumentException(chart.title() + " could not be drawn");
    }

    /** As SVG. */
    byte[] svg() throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        paint(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("width", millimetres(widthMm));
        root.setAttribute("height", millimetres(heightMm()));
        nameFonts(root);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, true, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private double heightMm() {
        return widthMm * height / width;
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }

    /** Where the font is missing, text is to have one that is like it. */
    private void nameFonts(Element root) {
        String family = "font-family";
        NodeList elements = root.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.getAttribute(family).contains(letters.font().family())) {
                element.setAttribute(family, "'" + letters.font().family() + "', Helvetica, Arial, sans-serif");
            }
        }
    }

    /** As PDF, one page of the figure's size. Equal figures are equal files: there is no date in it. */
    byte[] pdf() throws IOException {
        float pageWidth = (float) (widthMm * POINTS_PER_MM);
        float pageHeight = (float) (heightMm() * POINTS_PER_MM);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            document.setDocumentId(0L);
            PDPage page = new PDPage(new PDRectangle(pageWidth, pageHeight));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, pageWidth, pageHeight);
            if (!letters.outlines()) {
                graphics.setFontTextDrawer(new EmbeddedLetters(letters.font(), document));
            }
            graphics.scale(pageWidth / width, pageWidth / width);
            paint(graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** As PNG, some 427 dots per inch. */
    byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(PNG_SCALE * width, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
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
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
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
