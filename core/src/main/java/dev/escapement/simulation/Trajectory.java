package dev.escapement.simulation;

import java.io.Serializable;
import java.util.List;

/**
 * The overlap of a run at its start, at the steps of {@link TrajectoryGrid}, and at its last step unless it diverged there.
 *
 * @param points by step; none if the run was not recorded
 */
public record Trajectory(List<Point> points) implements Serializable {
    /** That of a run that was not recorded. */
    public static final Trajectory NONE = new Trajectory(List.of());

    /**
     * Where the run was.
     *
     * @param step steps taken
     * @param overlap m after them, finite
     */
    public record Point(long step, double overlap) implements Serializable {}
}
