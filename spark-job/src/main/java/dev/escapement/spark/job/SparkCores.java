package dev.escapement.spark.job;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.Iterator;

/**
 * The cores that a Spark computes on. Its own {@code defaultParallelism} does not tell: a setting of that name overrides it,
 * and on a cluster it is at least 2.
 *
 * @param count how many, at least 1
 * @param atMost whether so many are a bound, as under dynamic allocation, which starts executors when there are tasks
 */
public record SparkCores(int count, boolean atMost) {
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** The executors of an application start together: when none has come for so long, no other is expected. */
    private static final Duration STRAGGLING = Duration.ofSeconds(1);

    /**
     * The threads of a local Spark; else the cores of all executors. Waits until as many have registered as are asked for or
     * no more come, at most for {@code spark.scheduler.maxRegisteredResourcesWaitingTime}.
     */
    public static SparkCores of(JavaSparkContext spark) {
        SparkConf conf = spark.getConf();
        boolean dynamic = conf.getBoolean("spark.dynamicAllocation.enabled", false) && !spark.isLocal();
        OptionalInt asked = asked(conf, dynamic);
        int here = dynamic ? registered(spark) : awaited(spark, asked);
        return dynamic && asked.orElse(0) > here
                ? new SparkCores(asked.getAsInt(), true)
                : new SparkCores(here > 0 ? here : asked.orElse(1), false);
    }

    private static int awaited(JavaSparkContext spark, OptionalInt asked) {
        long longest = spark.getConf().getTimeAsMs("spark.scheduler.maxRegisteredResourcesWaitingTime", "30s");
        long enough = spark.isLocal() ? 1 : asked.orElse(Integer.MAX_VALUE);
        int here = registered(spark);
        long waited = 0;
        long quiet = 0;
        while (here < enough
                && waited < longest
                && (here == 0 || quiet < STRAGGLING.toMillis())
                && !spark.sc().isStopped()) {
            LockSupport.parkNanos(GLANCE.toNanos());
            waited += GLANCE.toMillis();
            int now = registered(spark);
            quiet = now == here ? quiet + GLANCE.toMillis() : 0;
            here = now;
        }
        return here;
    }

    /** How many cores executors are asked for, or may be; empty where there is no bound. */
    private static OptionalInt asked(SparkConf conf, boolean dynamic) {
        if (conf.contains("spark.cores.max")) {
            return OptionalInt.of(conf.getInt("spark.cores.max", 1));
        }
        int executors = conf.getInt(
                dynamic ? "spark.dynamicAllocation.maxExecutors" : "spark.executor.instances", Integer.MAX_VALUE);
        long cores = (long) executors * conf.getInt("spark.executor.cores", 1);
        return cores < Integer.MAX_VALUE ? OptionalInt.of((int) cores) : OptionalInt.empty();
    }

    /** The cores of the executors that have registered and live. */
    static int registered(JavaSparkContext spark) {
        int cores = 0;
        Iterator<ExecutorSummary> executors =
                spark.sc().statusStore().executorList(true).iterator();
        while (executors.hasNext()) {
            cores += executors.next().totalCores();
        }
        return cores;
    }

    @Override
    public String toString() {
        return (atMost ? "up to " : "") + count + (count == 1 ? " core" : " cores");
    }
}
