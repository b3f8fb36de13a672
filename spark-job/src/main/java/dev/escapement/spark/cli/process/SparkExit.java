package dev.escapement.spark.cli.process;

import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Spark ends the process itself where it cannot go on, with exit codes of its own: 50 and 52 for an error in a task, 53 where
 * it cannot make a scratch directory, 56 without a heartbeat. To the user each is a fault like any other.
 */
public final class SparkExit {
    /** Hooks with a lower priority run later: Spark has tidied up by then. */
    private static final int LAST = 0;

    private static boolean watched;

    private SparkExit() {}

    /** Turns an exit that this program did not ask for into one line and {@link ExitCode#FAULT}. */
    public static synchronized void watch() {
        if (!watched && ProcessExit.running()) {
            ShutdownHookManager.get().addShutdownHook(SparkExit::end, LAST);
            watched = true;
        }
    }

    private static void end() {
        if (ProcessExit.running()) {
            exiting().ifPresent(trace -> {
                Throwable exit = new IllegalStateException("Spark ended the process here");
                exit.setStackTrace(trace);
                System.err.println("escapement: Spark ended the process after an error; " + FaultLog.keep(exit));
                Runtime.getRuntime().halt(ExitCode.FAULT);
            });
        }
    }

    /** The stack of the thread of Spark's that called System.exit; none where a signal ends the process. */
    private static Optional<StackTraceElement[]> exiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> called(stack, Runtime.class) && !called(stack, ProcessExit.class))
                .findAny();
    }

    private static boolean called(StackTraceElement[] stack, Class<?> type) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals("exit"));
    }
}
