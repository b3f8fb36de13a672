package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.text.MathText;
import dev.escapement.spark.report.text.MathText.Script;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes text on a figure, its mathematics set as {@link MathText} has it. Italic letters are slanted ones of the same font, and
 * superscripts of Unicode, such as those of 10⁻³, raised ones.
 *
 * @param font of all letters
 * @param outlines whether letters become shapes, which look the same where the font is missing
 */
record Lettering(LetterFont font, boolean outlines) {
    /** The height of a line of text, in units of {@link Figure}. */
    static final double LINE = 18;

    private static final float SIZE = 14;
    private static final float SMALL = 10;
    private static final double RAISED_BY = 5;
    private static final double LOWERED_BY = 3;
    private static final double SLANT = -0.2;
    /** What a slanted letter leans over what follows. */
    private static final double LEAN = 1.2;
    /** From the baseline up to the middle of small letters. */
    private static final double MIDDLE = 5;

    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b";
    private static final String RAISED = "0123456789\u2212";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** Letters of one style. */
    private record Piece(String text, Script script, boolean italic, Font font) {
        double width() {
            return font.getStringBounds(text, CONTEXT).getWidth() + (italic ? LEAN : 0);
        }

        /** By how much it stands below its line. */
        double down() {
            return switch (script) {
                case BASELINE -> 0;
                case SUPERSCRIPT -> -RAISED_BY;
                case SUBSCRIPT -> LOWERED_BY;
            };
        }
    }

    /** The width of a text, in units of {@link Figure}. */
    double width(String text) {
        return pieces(text).stream().mapToDouble(Piece::width).sum();
    }

    /** Writes a text whose middle line is at y; {@code align} of its width lies to the left of x. */
    void write(Graphics2D graphics, String text, double x, double y, double align) {
        double at = x - align * width(text);
        for (Piece piece : pieces(text)) {
            AffineTransform place = AffineTransform.getTranslateInstance(at, y + MIDDLE + piece.down());
            if (piece.italic()) {
                place.shear(SLANT, 0);
            }
            if (outlines) {
                graphics.fill(place.createTransformedShape(
                        piece.font().createGlyphVector(CONTEXT, piece.text()).getOutline()));
            } else {
                AffineTransform before = graphics.getTransform();
                graphics.transform(place);
                graphics.setFont(piece.font());
                graphics.drawString(piece.text(), 0, 0);
                graphics.setTransform(before);
            }
            at += piece.width();
        }
    }

    /** Writes a text upwards, centred. */
    void writeUpwards(Graphics2D graphics, String text, double x, double y) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        write(graphics, text, 0, 0, 0.5);
        graphics.setTransform(before);
    }

    private List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (MathText.Run run : MathText.of(text).runs()) {
            String letters = run.text();
            int from = 0;
            for (int i = 1; i <= letters.length(); i++) {
                boolean raised = raised(letters.charAt(from));
                if (i == letters.length() || raised(letters.charAt(i)) != raised) {
                    String part = letters.substring(from, i);
                    pieces.add(
                            raised
                                    ? piece(lined(part), Script.SUPERSCRIPT, false)
                                    : piece(part, run.script(), run.italic()));
                    from = i;
                }
            }
        }
        return pieces;
    }

    private Piece piece(String text, Script script, boolean italic) {
        // Java's own font has letters of other scripts, which a formula's name may hold.
        Font whole = font.font().canDisplayUpTo(text) < 0 ? font.font() : new Font(Font.SANS_SERIF, Font.PLAIN, 1);
        return new Piece(text, script, italic, whole.deriveFont(script == Script.BASELINE ? SIZE : SMALL));
    }

    private static boolean raised(char c) {
        return SUPERSCRIPTS.indexOf(c) >= 0;
    }

    /** Superscripts of Unicode as letters on the line. */
    private static String lined(String superscripts) {
        StringBuilder text = new StringBuilder();
        superscripts.chars().forEach(c -> text.append(RAISED.charAt(SUPERSCRIPTS.indexOf(c))));
        return text.toString();
    }
}
