package dev.escapement.spark.cluster;

import dev.escapement.spark.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/**
 * Spark's settings that a sweep depends on. They hold whatever {@code spark-defaults.conf} or the command line says, since a
 * cluster's defaults are made for other jobs.
 */
public final class PinnedSettings {
    /** Longer than a laptop sleeps: a local Spark that wakes up takes itself for dead if it was not heard of for so long. */
    private static final String LONGEST_SLEEP = "365d";

    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            // Kryo can write neither records nor, unless the JVM is opened to it, most classes of the JDK.
            Map.entry("spark.serializer", "org.apache.spark.serializer.JavaSerializer"),
            // The one codec that needs no native library: others fail where java.io.tmpdir is mounted noexec.
            Map.entry("spark.io.compression.codec", "lz4"),
            // The rows of 10^7 cells are more than any limit meant for a query's result.
            Map.entry("spark.driver.maxResultSize", "0"),
            // A task keeps one core busy.
            Map.entry("spark.task.cpus", "1"),
            // A second copy of a task computes the same bits, and writes the same checkpoints.
            Map.entry("spark.speculation", "false"),
            // A cell that ends its executor each time is found by trial; to exclude the executors would leave none.
            Map.entry("spark.excludeOnFailure.enabled", "false"),
            Map.entry("spark.excludeOnFailure.application.enabled", "false"),
            Map.entry("spark.excludeOnFailure.taskAndStage.enabled", "false"));

    private static final Map<String, String> LOCAL = Map.of(
            "spark.network.timeout", LONGEST_SLEEP,
            "spark.storage.blockManagerHeartbeatTimeoutMs", LONGEST_SLEEP);

    /** Without these a sweep fails on a context that others have started; without the rest it may only be slower. */
    private static final List<String> REQUIRED = List.of(
            "spark.serializer",
            "spark.speculation",
            "spark.excludeOnFailure.enabled",
            "spark.excludeOnFailure.application.enabled",
            "spark.excludeOnFailure.taskAndStage.enabled");

    /** What a task asks for beside its core, such as a GPU; a sweep's tasks need nothing. */
    private static final String TASK_RESOURCES = "spark.task.resource.";

    private PinnedSettings() {}

    /**
     * The settings and their values.
     *
     * @param local whether tasks run in the driver's JVM
     */
    static Map<String, String> of(boolean local) {
        Map<String, String> pinned = new TreeMap<>(EVERYWHERE);
        if (local) {
            pinned.putAll(LOCAL);
        }
        return pinned;
    }

    /** Whether a master is this process. */
    static boolean local(String master) {
        return master.matches("local(\\[.*)?");
    }

    /**
     * Looks whether a sweep can run under settings that cannot be changed any more.
     *
     * @throws UserException if it cannot: names the settings and their values
     */
    public static void check(SparkConf conf) {
        String wrong = REQUIRED.stream()
                .filter(key -> conf.contains(key) && !conf.get(key).equals(EVERYWHERE.get(key)))
                .map(key -> key + " = " + conf.get(key) + " (must be " + EVERYWHERE.get(key) + ")")
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new UserException("a sweep cannot run on this Spark context: " + wrong
                    + "; start a session with these settings left out, or run ./submit.sh");
        }
    }

    /** Pins them. */
    static void in(SparkConf conf) {
        of(local(conf.get("spark.master"))).forEach(conf::set);
        Arrays.stream(conf.getAll())
                .map(entry -> entry._1())
                .filter(key -> key.startsWith(TASK_RESOURCES))
                .forEach(conf::remove);
    }
}
