package dev.escapement.spark.job;

/** What is kept of cells that are simulated. */
enum Kept {
    RUN,
    RUN_AND_TRAJECTORY,
    /** Their runs are there already, and stay as they are. */
    TRAJECTORY;

    boolean run() {
        return this != TRAJECTORY;
    }

    boolean trajectory() {
        return this != RUN;
    }
}
