package dev.escapement.spark.job;

import dev.escapement.spark.cluster.TuningKey;
import java.time.Duration;
import org.apache.spark.SparkConf;

/**
 * When finished rows go to the disk: whatever comes first.
 *
 * @param rows so many are waiting; {@value #ROWS_KEY}, by default {@value #ROWS}
 * @param nanos so long after the last time; {@value #SECONDS_KEY}, by default {@value #SECONDS}
 */
record FlushPolicy(int rows, long nanos) {
    static final String ROWS_KEY = "spark.escapement.flush.rows";
    static final String SECONDS_KEY = "spark.escapement.flush.seconds";

    /** A sweep of as many short cells becomes one file, which needs no merging; some 100 MB of memory. */
    private static final int ROWS = 100_000;

    private static final int SECONDS = 15;

    static FlushPolicy of(SparkConf conf) {
        return new FlushPolicy(
                TuningKey.atLeastOne(conf, ROWS_KEY, ROWS),
                Duration.ofSeconds(TuningKey.atLeastOne(conf, SECONDS_KEY, SECONDS))
                        .toNanos());
    }

    boolean due(int waiting, long nanosSinceLast) {
        return waiting >= rows || nanosSinceLast >= nanos;
    }
}
