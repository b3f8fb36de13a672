package dev.escapement.spark.store.file;

/** The first line of a fault's message: remote file systems send their stack traces along. */
public final class FirstLine {
    private FirstLine() {}

    /** The message up to its first line break; the fault's class where it has no message. */
    public static String of(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message.lines().findFirst().orElse(fault.toString());
    }
}
