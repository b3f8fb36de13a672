package dev.escapement.spark.job.checkpoint;

import dev.escapement.spark.job.backlog.CellGroup;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where groups of cells leave word of how far they have come, so that a day's work is not lost with an executor.
 *
 * <p>A checkpoint is of a group: it is found by a task that simulates the same cells, with the same max-steps, recorded or
 * not as they were; to any other it does not exist. When a sweep goes on, groups that have left one are therefore formed
 * again as they were, see {@link CheckpointedGroups}, and only what is left is cut anew. While checkpoints are kept every
 * dense cell is a group of its own, since dense cells run one after the other anyway.
 */
public interface Checkpoints {
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

    /** How a task on an executor gets at them. */
    @FunctionalInterface
    interface Access extends Serializable {
        /** Nobody leaves any. */
        Access NONE = () -> Checkpoints.NONE;

        /**
         * Opens them.
         *
         * @throws UncheckedIOException if their file system cannot be reached
         */
        Checkpoints open();
    }

    /** A group's last one, whichever executor left it. */
    Optional<Checkpoint> last(CellGroup group);

    /** Whether it is time for another, so much wall time after the last. */
    boolean due(long nanosSinceLast);

    /** Leaves one in place of the last. If that cannot be done, the last stays. */
    void leave(CellGroup group, Checkpoint checkpoint);
}
