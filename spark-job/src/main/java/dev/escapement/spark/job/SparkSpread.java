package dev.escapement.spark.job;

import dev.escapement.spark.fit.Spread;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Work spread over a Spark cluster.
 *
 * @param spark whose executors do it
 */
public record SparkSpread(JavaSparkContext spark) implements Spread {
    /** Tasks a core: enough for one that is slow not to be waited for. */
    private static final int SLICES_PER_CORE = 16;

    @Override
    public <T extends Serializable, R extends Serializable> List<R> map(List<T> pieces, Work<T, R> work) {
        if (pieces.isEmpty()) {
            return List.of();
        }
        int slices =
                Math.min(pieces.size(), SLICES_PER_CORE * SparkCores.of(spark).count());
        return spark.parallelize(pieces, slices).map(work::of).collect();
    }
}
