package dev.escapement.spark.progress;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Whether a person is watching, and through how wide a window. */
public final class Terminals {
    private static final int USUAL = 80;
    private static final int NO_WINDOW = 200;

    private Terminals() {}

    /**
     * Whether standard input and output are a terminal. Up to JDK 21 there is a console only then; since JDK 22 there always
     * is one, and it has to be asked.
     */
    static boolean interactive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The columns that text may fill: those of the terminal, 80 if it does not tell; where there is none, plenty. */
    public static int columns() {
        if (!interactive()) {
            return NO_WINDOW;
        }
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }
}
