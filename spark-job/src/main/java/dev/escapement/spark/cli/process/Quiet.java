package dev.escapement.spark.cli.process;

import java.util.List;

/** What {@code --quiet} and {@code --json} ask for: nothing on standard error but errors. */
public final class Quiet {
    private static final List<String> OPTIONS = List.of("--quiet", "--json");

    private Quiet() {}

    public static boolean asked(String... arguments) {
        return List.of(arguments).stream().anyMatch(OPTIONS::contains);
    }

    /** Before anything logs: warnings of Spark and Hadoop are not printed. A level that the user has given to Spark stands. */
    public static void begin() {
        System.setProperty("escapement.log.level", "error");
        if (System.getProperty("spark.log.level") == null) {
            System.setProperty("spark.log.level", "ERROR");
        }
    }
}
