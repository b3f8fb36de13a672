package dev.escapement.spark.report.figure;

import java.io.IOException;
import java.util.Optional;

/**
 * What keeps this Java from laying out text. Without text no figure is drawn.
 *
 * @param thrown by Java when it was asked to
 */
public record TextTrouble(Throwable thrown) {
    /** The trouble there is, found by measuring a letter; empty if there is none. Java looks for its fonts when first asked. */
    public static Optional<TextTrouble> found() {
        try {
            FigureStyle.STANDARD.lettering().width("0");
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            if (e instanceof VirtualMachineError fault && !(e instanceof InternalError)) {
                throw fault;
            }
            return Optional.of(new TextTrouble(e));
        }
    }

    /** What this machine lacks, and what to install; empty if the fault is not the machine's. */
    public Optional<String> lacking() {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = " (" + root.toString().lines().findFirst().orElse("") + "); ";
        if (root instanceof UnsatisfiedLinkError) {
            return Optional.of("this Java lacks a library that lays out text" + why + "install it");
        }
        return isOfFonts(root)
                ? Optional.of("this Java finds no fonts" + why + "install fontconfig and a font")
                : Optional.empty();
    }

    /** Java has no exception of its own for missing fonts, so this goes by who threw. A class that is missing is no font. */
    private static boolean isOfFonts(Throwable root) {
        StackTraceElement[] trace = root.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().matches("java\\.awt\\.Font|sun\\.(font\\.|awt\\.\\w*Font).*")
                && (!(root instanceof LinkageError) || root instanceof ExceptionInInitializerError);
    }
}
