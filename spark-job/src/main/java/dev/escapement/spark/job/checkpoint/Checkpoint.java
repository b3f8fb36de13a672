package dev.escapement.spark.job.checkpoint;

import dev.escapement.simulation.Simulation.Finished;
import dev.escapement.simulation.SimulationState;
import java.io.Serializable;
import java.util.List;

/**
 * How far a group of cells has come.
 *
 * @param ended runs, numbered as the group's seeds
 * @param state of those that have not ended
 * @param nanos core time so far
 */
public record Checkpoint(List<Finished> ended, SimulationState state, long nanos) implements Serializable {
    private static final long serialVersionUID = 1;
}
