package dev.escapement.spark.job;

import java.io.Serializable;
import java.util.List;

/**
 * What one Spark task simulates.
 *
 * @param groups simulated one after the other
 * @param predictedNanos core time that theory foresees
 */
record SweepTask(List<CellGroup> groups, double predictedNanos) implements Serializable {

    int cells() {
        return groups.stream().mapToInt(CellGroup::size).sum();
    }
}
