package dev.escapement.spark.job.checkpoint;

import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.store.CheckpointStore;
import java.util.Optional;

/**
 * Checkpoints under an output.
 *
 * @param store writes and reads them
 * @param everyNanos wall time between two of a group
 */
public record StoredCheckpoints(CheckpointStore store, long everyNanos) implements Checkpoints {

    @Override
    public Optional<Checkpoint> last(CellGroup group) {
        return store.read(group.subject(), Checkpoint.class);
    }

    @Override
    public boolean due(long nanosSinceLast) {
        return nanosSinceLast >= everyNanos;
    }

    @Override
    public void leave(CellGroup group, Checkpoint checkpoint) {
        store.write(group.subject(), checkpoint);
    }
}
