package dev.escapement.spark.job.checkpoint;

import dev.escapement.spark.store.CheckpointStore;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** How a task on an executor gets at the checkpoints. */
@FunctionalInterface
public interface Checkpointing extends Serializable {
    /** Not at all. */
    Checkpointing OFF = () -> Checkpoints.NONE;

    /**
     * Opens them.
     *
     * @throws UncheckedIOException if their file system cannot be reached
     */
    Checkpoints open();

    /** Through the driver's Hadoop configuration. */
    static Checkpointing every(long nanos, CheckpointStore store, JavaSparkContext spark) {
        String directory = store.directory();
        Broadcast<SerializableConfiguration> hadoop =
                spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
        return () -> {
            try {
                return new StoredCheckpoints(
                        CheckpointStore.at(directory, hadoop.value().value()), nanos);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
