package dev.escapement.spark.job.checkpoint;

import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.store.CheckpointStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Checkpoints under an output.
 *
 * @param store writes and reads them
 * @param everyNanos wall time between two of a group
 */
public record StoredCheckpoints(CheckpointStore store, long everyNanos) implements Checkpoints {

    /** Access to these from executors, through the driver's Hadoop configuration. */
    public static Access access(CheckpointStore store, long everyNanos, JavaSparkContext spark) {
        String directory = store.directory();
        Broadcast<SerializableConfiguration> hadoop =
                spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
        return () -> {
            try {
                return new StoredCheckpoints(
                        CheckpointStore.at(directory, hadoop.value().value()), everyNanos);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

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
