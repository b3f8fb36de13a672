package dev.escapement.spark.report.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes letters of one font as text, and embeds in the document those that occur. Letters of other fonts become shapes. */
final class EmbeddedLetters extends PdfBoxGraphics2DFontTextDrawer {
    private final LetterFont font;
    private final PDFont embedded;

    EmbeddedLetters(LetterFont font, PDDocument document) throws IOException {
        this.font = font;
        embedded = PDType0Font.load(document, new ByteArrayInputStream(font.trueType()), true);
    }

    @Override
    protected PDFont mapFont(Font asked, IFontTextDrawerEnv unused) {
        return asked.getPSName().equals(font.font().getPSName()) ? embedded : null;
    }
}
