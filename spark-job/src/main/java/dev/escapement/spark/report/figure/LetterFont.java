package dev.escapement.spark.report.figure;

import dev.escapement.spark.UserException;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A TrueType font. Its bytes are at hand, so that a PDF can carry it.
 *
 * @param font for measuring and drawing, of size 1
 * @param trueType the content of its file
 */
record LetterFont(Font font, byte[] trueType) {
    private static final String TRUE_TYPE = ".ttf";
    /** Liberation Sans, which has the widths of Helvetica and Arial. PDFBox carries it, so it is the same on every machine. */
    private static final String STANDARD = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** The font of figures for which no other is asked for. */
    static LetterFont standard() throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IOException("the jar lacks " + STANDARD);
            }
            return of(in.readAllBytes());
        } catch (FontFormatException e) {
            throw new IOException(STANDARD + " is not a font", e);
        }
    }

    /**
     * A font by its name.
     *
     * @param asked the family of a font that is installed on this machine, or a file that ends in .ttf
     * @throws UserException if there is no such font
     */
    static LetterFont named(String asked) throws IOException {
        boolean file = asked.toLowerCase(Locale.ROOT).endsWith(TRUE_TYPE);
        if (file) {
            return read(new File(asked))
                    .orElseThrow(() -> new UserException("--font " + asked + ": cannot be read as a TrueType font"));
        }
        return installed(asked)
                .orElseThrow(
                        () -> new UserException("--font " + asked + ": no TrueType font of this family is installed;"
                                + " give another family, or the font's file, which ends in .ttf"));
    }

    /** The plain font of a family. Files whose names begin like the family are tried first. */
    private static Optional<LetterFont> installed(String family) {
        String wanted = letters(family);
        List<File> files = new FontFileFinder()
                .find().stream()
                        .map(File::new)
                        .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(TRUE_TYPE))
                        .sorted(Comparator.comparing(
                                        (File file) -> !letters(file.getName()).startsWith(wanted))
                                .thenComparing(file -> file.getName().length())
                                .thenComparing(File::getPath))
                        .toList();
        return files.stream()
                .flatMap(file -> read(file).stream())
                .filter(found -> found.font.getFamily(Locale.ROOT).equalsIgnoreCase(family))
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Optional<LetterFont> read(File file) {
        try {
            return Optional.of(of(Files.readAllBytes(Path.of(file.getPath()))));
        } catch (IOException | FontFormatException e) {
            return Optional.empty();
        }
    }

    private static LetterFont of(byte[] trueType) throws IOException, FontFormatException {
        return new LetterFont(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(trueType)), trueType);
    }

    /** Its family, as documents name it. */
    String family() {
        return font.getFamily(Locale.ROOT);
    }
}
