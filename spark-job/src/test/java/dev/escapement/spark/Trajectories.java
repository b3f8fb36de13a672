package dev.escapement.spark;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The trajectories of an output. */
final class Trajectories {
    private Trajectories() {}

    /** As they are on the disk; once compacted, ordered by cell and step and each point once. */
    static List<TrajectoryRow> of(Path output) throws IOException {
        List<TrajectoryRow> points = new ArrayList<>();
        new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration())
                .trajectories(file -> {
                    throw new AssertionError(file);
                })
                .forEachRow(points::add);
        return points;
    }
}
