package dev.escapement.spark.job.backlog;

import java.io.Serializable;
import java.util.List;

/**
 * What is kept of cells that are simulated.
 *
 * @param run whether the run itself; if not, it is there already and stays as it is
 * @param trajectory whether the trajectory
 * @param levels those whose passages are, rising
 */
public record ResultsKept(boolean run, boolean trajectory, List<Double> levels) implements Serializable {
    public static final ResultsKept RUN = new ResultsKept(true, false, List.of());
    public static final ResultsKept RUN_AND_TRAJECTORY = new ResultsKept(true, true, List.of());
    /** Of cells whose runs are there already. */
    public static final ResultsKept TRAJECTORY = new ResultsKept(false, true, List.of());
}
