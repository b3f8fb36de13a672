package dev.escapement.spark.progress;

/** How far some work is, as a display shows it. */
public interface Progress {

    /** The share of the work that is behind, between 0 and 1. */
    double share();

    /** Whether all of it is. */
    boolean ended();

    /** Nanoseconds since the start. */
    long wallNanos();

    /** All of it in few words, for a line that is drawn over. */
    String text();

    /** The same as a line of a log. */
    String line();
}
