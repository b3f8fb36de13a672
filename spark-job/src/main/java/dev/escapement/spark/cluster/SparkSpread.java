package dev.escapement.spark.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Work spread over a Spark cluster.
 *
 * @param spark whose executors do it
 * @param cores of these
 */
public record SparkSpread(JavaSparkContext spark, SparkCores cores) implements Spread {
    /** Tasks a core: enough for one that is slow not to be waited for. */
    private static final int SLICES_PER_CORE = 16;

    @Override
    public <T extends Serializable, R extends Serializable> List<R> map(
            List<T> pieces, Work<T, R> work, IntConsumer ended) {
        if (pieces.isEmpty()) {
            return List.of();
        }
        int slices = (int) Math.min(pieces.size(), (long) SLICES_PER_CORE * cores.count());
        JavaFutureAction<List<R>> job =
                spark.parallelize(pieces, slices).map(work::of).collectAsync();
        try {
            while (true) {
                try {
                    return job.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException underWay) {
                    ended.accept((int) ((long) pieces.size() * slicesEnded(job) / slices));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            job.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int slicesEnded(JavaFutureAction<?> job) {
        return job.jobIds().stream()
                .map(spark.statusTracker()::getJobInfo)
                .filter(Objects::nonNull)
                .flatMapToInt(info -> Arrays.stream(info.stageIds()))
                .mapToObj(spark.statusTracker()::getStageInfo)
                .filter(Objects::nonNull)
                .mapToInt(SparkStageInfo::numCompletedTasks)
                .sum();
    }
}
