package dev.escapement.spark.cli.process;

/** The end of a process that is a command's own. In tests, many commands share one JVM, which is no command's own. */
public final class ProcessExit {
    private static volatile boolean running;

    private ProcessExit() {}

    /** From now on this process is a command's own. */
    public static void ours() {
        running = true;
    }

    /** Whether this process is a command's own, and the command has not ended. */
    static boolean running() {
        return running;
    }

    /** Ends the process with a code of this program's, unless another has begun to end it. */
    public static void exit(int code) {
        running = ending();
        System.exit(code);
    }

    /** Whether the JVM is shutting down, so that anything may fail. */
    public static boolean ending() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
