package dev.escapement.simulation;

import java.util.List;

/** Runs under way. Not safe for use by two threads. */
public interface Simulation {
    /**
     * Takes up to {@code steps} further steps in every lane.
     *
     * @return the runs that ended meanwhile
     */
    List<Finished> advance(long steps);

    /** Whether every run has ended. */
    boolean done();

    /**
     * A run that has ended.
     *
     * @param cell its position among the keys given to {@link Engine#start}
     */
    record Finished(int cell, Outcome outcome) {}
}
