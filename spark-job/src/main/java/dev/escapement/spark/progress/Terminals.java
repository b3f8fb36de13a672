package dev.escapement.spark.progress;

import java.io.Console;

/** Whether a person is watching. */
final class Terminals {
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
}
