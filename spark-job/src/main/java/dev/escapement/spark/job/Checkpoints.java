package dev.escapement.spark.job;

import java.util.Optional;

/**
 * Where groups of cells leave word of how far they have come, lest a day's work be lost with an executor.
 *
 * <p>A checkpoint belongs to a group's content: it is found again by a task that simulates the same cells, with the same
 * max-steps, recorded or not as they were; to any other it does not exist. So it matters little how a resumed sweep is cut
 * into groups: a cell that is expected to run longer than a task should is alone in its group however the rest is cut, and
 * so is every dense cell while checkpoints are kept, since dense cells run one after the other anyway.
 */
interface Checkpoints {
    /** Nobody leaves any. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> last(CellGroup group) {
            return Optional.empty();
        }

        @Override
        public boolean due(long nanosSinceLast) {
            return false;
        }

        @Override
        public void leave(CellGroup group, Checkpoint checkpoint) {
            throw new IllegalStateException("none is ever due");
        }
    };

    /** A group's last one, whichever executor left it. */
    Optional<Checkpoint> last(CellGroup group);

    /** Whether it is time for another, so much wall time after the last. */
    boolean due(long nanosSinceLast);

    /** Leaves one in place of the last. If that cannot be done, the last stays. */
    void leave(CellGroup group, Checkpoint checkpoint);
}
