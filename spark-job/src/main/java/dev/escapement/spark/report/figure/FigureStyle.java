package dev.escapement.spark.report.figure;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How figures look.
 *
 * @param widthMm their width in millimetres
 * @param font the family of a font that is installed, or a .ttf file; empty for Liberation Sans
 * @param outlines whether letters become shapes, or stay text that can be searched and edited
 */
public record FigureStyle(double widthMm, Optional<String> font, boolean outlines) {
    /** One column of a journal wide, with letters that look the same everywhere. */
    public static final FigureStyle STANDARD = new FigureStyle(86, Optional.empty(), true);

    /** The narrowest figure whose axes still have room for their labels. */
    private static final double LEAST_MM = 40;
    /** The width of a poster. */
    private static final double MOST_MM = 1000;

    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+) *(\\p{Alpha}*)");
    private static final Map<String, Double> MM_PER_UNIT = Map.of("mm", 1.0, "cm", 10.0, "in", 25.4);
    private static final List<String> LETTERS = List.of("outlines", "text");

    /**
     * The style that a user has asked for; null stands for the standard.
     *
     * @param width such as {@code 86mm} or {@code 3.4in}
     * @param letters {@code outlines} or {@code text}
     * @throws UserException if the width is no length or out of range, the font is not installed, or {@code letters} is another
     *     word
     */
    public static FigureStyle of(String width, String font, String letters) throws IOException {
        if (letters != null && !LETTERS.contains(letters)) {
            throw new UserException(
                    "--text " + letters + ": must be " + LETTERS.stream().collect(Collectors.joining(" or ")));
        }
        FigureStyle style = new FigureStyle(
                width == null ? STANDARD.widthMm : millimetres(width),
                Optional.ofNullable(font),
                letters == null ? STANDARD.outlines : letters.equals(LETTERS.get(0)));
        if (font != null && TextTrouble.found().isEmpty()) {
            style.lettering();
        }
        return style;
    }

    private static double millimetres(String width) {
        Matcher length = LENGTH.matcher(width.strip());
        Double unit = length.matches() ? MM_PER_UNIT.get(length.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new UserException("--width " + width + ": must be a length in mm, cm or in, such as 86mm or 3.4in");
        }
        double mm = Double.parseDouble(length.group(1)) * unit;
        if (!(mm >= LEAST_MM && mm <= MOST_MM)) {
            throw new UserException("--width " + width + ": must be between 40mm and 1000mm");
        }
        return mm;
    }

    /** Loads the font. */
    Lettering lettering() throws IOException {
        return new Lettering(font.isPresent() ? LetterFont.named(font.get()) : LetterFont.standard(), outlines);
    }
}
