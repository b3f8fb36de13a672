package dev.escapement.spark.report;

import dev.escapement.spark.report.figure.FigureRequest;
import dev.escapement.spark.report.figure.FigureStyle;
import java.io.IOException;
import java.util.List;

/** Which figures a user has asked for, and how they are to look. */
public final class FigureOrder {
    private final FigureRequest request;

    private FigureOrder(FigureRequest request) {
        this.request = request;
    }

    /**
     * The figures as a user has asked for them; null stands for the standard.
     *
     * @param names of kinds of charts or of single figures; empty for the first charts of each kind
     * @param width such as {@code 86mm} or {@code 3.4in}
     * @param font the family of a TrueType font that is installed, or a .ttf file
     * @param letters {@code outlines} or {@code text}
     * @throws dev.escapement.spark.UserException if the width is no length or out of range, the font is not there, or {@code
     *     letters} is another word
     */
    public static FigureOrder of(List<String> names, String width, String font, String letters) throws IOException {
        return new FigureOrder(new FigureRequest(FigureStyle.of(width, font, letters), names));
    }

    FigureRequest request() {
        return request;
    }
}
