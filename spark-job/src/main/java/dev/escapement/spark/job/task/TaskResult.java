package dev.escapement.spark.job.task;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What a task returns: results in the order of its groups and of their seeds.
 *
 * @param groups one list a group
 * @param kernels one name a group
 * @param host the machine that did the work
 * @param finishedAt when
 */
public record TaskResult(List<List<CellResult>> groups, List<String> kernels, String host, Instant finishedAt)
        implements Serializable {

    /** Core time of all cells. */
    public long coreNanos() {
        return groups.stream()
                .flatMap(List::stream)
                .mapToLong(CellResult::wallNanos)
                .sum();
    }
}
