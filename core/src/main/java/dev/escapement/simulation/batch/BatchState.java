package dev.escapement.simulation.batch;

import dev.escapement.simulation.Passage;
import dev.escapement.simulation.SimulationState;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;
import java.util.List;

/**
 * The state of runs of which one is under way.
 *
 * @param cell its position among the cells; their number if all have ended
 * @param steps it has taken
 * @param initial its largest overlap before the first
 * @param stored its vectors, one a row
 * @param streams of its Gaussians, four words each
 * @param drawn Gaussians that are drawn and not used
 * @param aside the stream of what else it draws; checkpoints hold the components under these names
 * @param passages through the levels that it has reached
 */
record BatchState(
        int cell,
        long steps,
        double initial,
        double[][] stored,
        long[] streams,
        double[] drawn,
        long[] aside,
        List<Passage> passages)
        implements SimulationState {
    private static final long serialVersionUID = 1;

    /**
     * A state of runs like those of another state.
     *
     * @param like a state of the same simulation at any time
     * @throws IllegalArgumentException if it is not
     */
    static BatchState of(SimulationState state, BatchState like, int cells) {
        if (state instanceof BatchState batch
                && batch.cell >= 0
                && batch.cell <= cells
                && batch.stored.length == like.stored.length
                && Arrays.stream(batch.stored).allMatch(vector -> vector.length == like.stored[0].length)
                && batch.drawn.length <= DenseKernel.BLOCK
                && batch.streams.length == like.streams.length
                && batch.aside.length == like.aside.length) {
            return batch;
        }
        throw new IllegalArgumentException("this is no state of " + cells + " runs of " + like.stored.length
                + " vectors in " + like.stored[0].length + " coordinates");
    }
}
