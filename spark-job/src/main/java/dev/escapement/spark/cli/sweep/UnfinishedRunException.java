package dev.escapement.spark.cli.sweep;

/** A run has ended before its time, and its output holds rows. The cause says why. */
public final class UnfinishedRunException extends Exception {
    private static final long serialVersionUID = 1;

    UnfinishedRunException(Throwable cause) {
        super(cause);
    }
}
