package dev.escapement.spark.job.backlog;

/** What is kept of cells that are simulated. */
public enum ResultsKept {
    RUN,
    RUN_AND_TRAJECTORY,
    /** Their runs are there already, and stay as they are. */
    TRAJECTORY;

    public boolean run() {
        return this != TRAJECTORY;
    }

    public boolean trajectory() {
        return this != RUN;
    }
}
