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

    /** The runs that have begun and not ended. */
    List<Position> underWay();

    /** All that it takes to go on from here with {@link Engine#resume}, to the same bits; a copy. */
    SimulationState state();

    /**
     * A run that has ended.
     *
     * @param cell its position among the keys given to {@link Engine#start}
     * @param trajectory {@link Trajectory#NONE} unless it was recorded
     */
    record Finished(int cell, Outcome outcome, Trajectory trajectory) {
        /** A run that was not recorded. */
        public Finished(int cell, Outcome outcome) {
            this(cell, outcome, Trajectory.NONE);
        }
    }

    /**
     * Where a run is.
     *
     * @param cell its position among the keys given to {@link Engine#start}
     * @param steps taken
     * @param overlap m after them, finite
     */
    record Position(int cell, long steps, double overlap) {}
}
