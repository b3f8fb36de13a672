package dev.escapement.simulation;

import java.util.List;

/**
 * The state of recorded runs.
 *
 * @param first the position among the cells of the first run that is under way with others
 * @param step that all of these have taken, as far as they have not ended
 * @param points what is recorded of each of these, those that have ended included
 * @param runs where they are
 */
record RecordingState(int first, long step, List<List<Trajectory.Point>> points, SimulationState runs)
        implements SimulationState {
    private static final long serialVersionUID = 1;
}
