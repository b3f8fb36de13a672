package dev.escapement.spark.job.task;

import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.Simulation.Finished;
import dev.escapement.simulation.Trajectory;
import java.io.Serializable;

/**
 * How a cell ended.
 *
 * @param outcome null if it failed
 * @param error null unless it failed
 * @param wallNanos its share of core time
 * @param trajectory {@link Trajectory#NONE} unless it was recorded
 */
public record CellResult(Outcome outcome, String error, long wallNanos, Trajectory trajectory) implements Serializable {

    /** A cell without a trajectory. */
    public CellResult(Outcome outcome, String error, long wallNanos) {
        this(outcome, error, wallNanos, Trajectory.NONE);
    }

    static CellResult of(Finished run, long wallNanos) {
        return new CellResult(run.outcome(), null, wallNanos, run.trajectory());
    }

    public static CellResult failed(Throwable cause, long wallNanos) {
        return new CellResult(null, cause.toString(), wallNanos);
    }

    public boolean failed() {
        return outcome == null;
    }
}
