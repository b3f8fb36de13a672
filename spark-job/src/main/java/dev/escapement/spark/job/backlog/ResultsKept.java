package dev.escapement.spark.job.backlog;

import java.io.Serializable;
import java.util.List;

/**
 * What is kept of cells that are simulated.
 *
 * @param run whether their rows are; else these are there already, and stay as they are
 * @param trajectory whether their trajectories are
 * @param levels whose passages are, ascending
 */
public record ResultsKept(boolean run, boolean trajectory, List<Double> levels) implements Serializable {
    public static final ResultsKept RUN = new ResultsKept(true, false, List.of());
    public static final ResultsKept RUN_AND_TRAJECTORY = new ResultsKept(true, true, List.of());
    /** Their runs are there already, and stay as they are. */
    public static final ResultsKept TRAJECTORY = new ResultsKept(false, true, List.of());

    public ResultsKept {
        levels = List.copyOf(levels);
    }
}
