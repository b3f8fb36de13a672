package dev.escapement.spark.cluster;

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
 * @param meaning whether they are there, or executors are still to come
 */
public record SparkCores(int count, Meaning meaning) {
    /** What a number of cores says. Dynamic allocation starts executors when there are tasks. */
    public enum Meaning {
        /** They are there. */
        EXACT,
        /** So many may come. */
        AT_MOST,
        /** As many may come as the cluster gives; so many are assumed. */
        ASSUMED
    }

    /** Cores that work is split for where nothing bounds them. */
    private static final int ASSUMED_CORES = 64;

    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Where nothing says how many executors are asked for: when none has come for so long, no other is expected. */
    private static final Duration STRAGGLING = Duration.ofSeconds(1);

    /**
     * The threads of a local Spark; else the cores of all executors. Waits until as many have registered as are asked for, or,
     * where no setting asks for a number, until no more come; at most for
     * {@code spark.scheduler.maxRegisteredResourcesWaitingTime}.
     */
    public static SparkCores of(JavaSparkContext spark) {
        SparkConf conf = spark.getConf();
        boolean dynamic = conf.getBoolean("spark.dynamicAllocation.enabled", false) && !spark.isLocal();
        OptionalInt asked = spark.isLocal() ? OptionalInt.of(1) : asked(conf, dynamic);
        return dynamic ? dynamic(registered(spark), asked) : fixed(awaited(spark, asked), asked);
    }

    /** Under dynamic allocation, with so many registered and so many allowed. */
    static SparkCores dynamic(int here, OptionalInt most) {
        if (most.isEmpty()) {
            return new SparkCores(Math.max(here, ASSUMED_CORES), Meaning.ASSUMED);
        }
        return most.getAsInt() > here ? new SparkCores(most.getAsInt(), Meaning.AT_MOST) : fixed(here, most);
    }

    private static SparkCores fixed(int here, OptionalInt asked) {
        return new SparkCores(here > 0 ? here : asked.orElse(1), Meaning.EXACT);
    }

    private static int awaited(JavaSparkContext spark, OptionalInt asked) {
        long longest = spark.getConf().getTimeAsMs("spark.scheduler.maxRegisteredResourcesWaitingTime", "30s");
        int here = registered(spark);
        long waited = 0;
        long quiet = 0;
        while (moreExpected(here, asked, quiet)
                && waited < longest
                && !spark.sc().isStopped()) {
            LockSupport.parkNanos(GLANCE.toNanos());
            waited += GLANCE.toMillis();
            int now = registered(spark);
            quiet = now == here ? quiet + GLANCE.toMillis() : 0;
            here = now;
        }
        return here;
    }

    /**
     * Whether more cores are to be waited for.
     *
     * @param quiet milliseconds since the last came
     */
    static boolean moreExpected(int here, OptionalInt asked, long quiet) {
        return asked.isPresent() ? here < asked.getAsInt() : here == 0 || quiet < STRAGGLING.toMillis();
    }

    /** How many cores executors are asked for, or may be; empty where there is no bound. */
    static OptionalInt asked(SparkConf conf, boolean dynamic) {
        if (conf.contains("spark.cores.max")) {
            return OptionalInt.of(conf.getInt("spark.cores.max", 1));
        }
        int executors = conf.getInt(
                dynamic ? "spark.dynamicAllocation.maxExecutors" : "spark.executor.instances", Integer.MAX_VALUE);
        long cores = (long) executors * conf.getInt("spark.executor.cores", 1);
        return cores < Integer.MAX_VALUE ? OptionalInt.of((int) cores) : OptionalInt.empty();
    }

    /** The cores of the executors that have registered and live. */
    public static int registered(JavaSparkContext spark) {
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
        String cores = count + (count == 1 ? " core" : " cores");
        return switch (meaning) {
            case EXACT -> cores;
            case AT_MOST -> "up to " + cores;
            case ASSUMED -> cores + ", or as many as the cluster gives";
        };
    }
}
