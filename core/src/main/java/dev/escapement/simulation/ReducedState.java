package dev.escapement.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * The state of reduced runs. Arrays have an entry a lane with a run.
 *
 * @param clock steps since the first run began
 * @param next the position among the cells of the next run to begin
 * @param cell the run's position among the cells
 * @param born what the clock showed when it began
 * @param initial its overlap then
 * @param overlap {@code <w, theta>}
 * @param q {@code |w|^2}
 * @param streams four words a lane
 * @param passages through the levels that the run has reached
 */
record ReducedState(
        long clock,
        int next,
        int[] cell,
        long[] born,
        double[] initial,
        double[] overlap,
        double[] q,
        long[] streams,
        List<List<Passage>> passages)
        implements SimulationState {
    private static final long serialVersionUID = 1;

    /**
     * A state that is one of so many cells.
     *
     * @throws IllegalArgumentException if it is not
     */
    static ReducedState of(SimulationState state, int cells) {
        if (state instanceof ReducedState reduced && reduced.fits(cells)) {
            return reduced;
        }
        throw new IllegalArgumentException("this is no state of " + cells + " reduced runs");
    }

    private boolean fits(int cells) {
        int lanes = cell.length;
        return lanes <= Math.min(ReducedSimulation.LANES, cells)
                && next <= cells
                && Arrays.stream(cell).allMatch(i -> i >= 0 && i < next)
                && born.length == lanes
                && initial.length == lanes
                && overlap.length == lanes
                && q.length == lanes
                && streams.length == 4 * lanes
                && passages.size() == lanes;
    }
}
