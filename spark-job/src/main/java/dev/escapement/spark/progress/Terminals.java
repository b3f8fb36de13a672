package dev.escapement.spark.progress;

import java.io.IOException;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Whether a person is watching, and through how wide a window. */
public final class Terminals {
    private static final int USUAL = 80;
    private static final int NO_WINDOW = 200;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Terminals() {}

    /** Whether standard error is a terminal on which a line can be drawn over. */
    static boolean live() {
        return terminal(STANDARD_ERROR) && drawsOver(System.getenv("TERM"));
    }

    /** Whether a terminal of this kind can. */
    static boolean drawsOver(String term) {
        return term != null && !term.isEmpty() && !term.equals("dumb");
    }

    /** The columns that text on standard output may fill: those of the terminal; where there is none, COLUMNS, or plenty. */
    public static int columns() {
        return terminal(STANDARD_OUTPUT) ? window() : piped(System.getenv("COLUMNS"));
    }

    /** The columns of what is no terminal, as a variable of the environment has them; plenty where it has no such number. */
    static int piped(String columns) {
        return columns != null && columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : NO_WINDOW;
    }

    /** The columns of the terminal's window; 80 if it does not tell. */
    static int window() {
        // JLine's exec provider asks the terminal of standard input, whichever stream is named.
        int columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
        return columns > 0 ? columns : USUAL;
    }

    /** Java knows only whether both standard input and output are a terminal, so a shell is asked, which shares the streams. */
    private static boolean terminal(int descriptor) {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
