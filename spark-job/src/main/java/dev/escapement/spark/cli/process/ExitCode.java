package dev.escapement.spark.cli.process;

/** What the process returns. */
public final class ExitCode {
    /** Every cell is done; censored and diverged ones are. */
    public static final int DONE = 0;
    /** The run has ended with FAILED cells. */
    public static final int FAILED_CELLS = 1;
    /** A mistake of the user's. */
    public static final int USER_MISTAKE = 2;
    /** A fault of ours, of the disk or of the cluster; any error of the JVM, and any exit of Spark's own. */
    public static final int FAULT = 3;

    private ExitCode() {}
}
