package dev.escapement.simulation;

import java.util.List;

/**
 * The state of dense runs, of which one is under way.
 *
 * @param cell its position among the cells; their number if all have ended
 * @param steps it has taken
 * @param initial its overlap before the first
 * @param q {@code |w|^2}, as followed from scalars
 * @param w d coordinates, after the last update
 * @param streams of its samples, four words each
 * @param aside the stream of its start and its label noise; checkpoints hold the components under these names
 * @param passages through the levels that it has reached
 */
record DenseState(
        int cell,
        long steps,
        double initial,
        double q,
        double[] w,
        long[] streams,
        long[] aside,
        List<Passage> passages)
        implements SimulationState {
    private static final long serialVersionUID = 1;

    /**
     * A state that is one of such runs.
     *
     * @throws IllegalArgumentException if it is not
     */
    static DenseState of(SimulationState state, int dimension, int cells) {
        if (state instanceof DenseState dense
                && dense.cell >= 0
                && dense.cell <= cells
                && dense.w.length == dimension
                && dense.streams.length == 4 * DenseVectors.STREAMS
                && dense.aside.length == 4) {
            return dense;
        }
        throw new IllegalArgumentException("this is no state of " + cells + " dense runs in d = " + dimension);
    }
}
