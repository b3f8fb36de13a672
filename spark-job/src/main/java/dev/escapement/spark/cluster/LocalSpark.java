package dev.escapement.spark.cluster;

import dev.escapement.spark.UserException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The Spark context of a sweep: the one that spark-submit configured, or an embedded local one. */
public final class LocalSpark {
    private static final String LOOPBACK = "127.0.0.1";

    private LocalSpark() {}

    /** Whether the tasks run in this process; asked before Spark logs anything. */
    public static boolean serves() {
        return PinnedSettings.local(System.getProperty("spark.master", "local"));
    }

    /**
     * Starts Spark. Whatever spark-submit or a system property says stands, but for {@link PinnedSettings}; only where nothing
     * names a master is it a local one, bound to the loopback interface.
     *
     * @param cores of the embedded Spark; null for all of them
     * @throws UserException if it does not start for its settings
     * @throws dev.escapement.spark.MachineFaultException if it does not start for another reason
     */
    public static JavaSparkContext start(String sweep, Integer cores) {
        SparkConf conf = new SparkConf();
        boolean embedded = !conf.contains("spark.master");
        if (!embedded && cores != null) {
            throw new UserException("--cores is for the embedded Spark; the master " + conf.get("spark.master")
                    + " has options of its own for that");
        }
        if (cores != null && cores < 1) {
            throw new UserException("--cores " + cores + ": must be at least 1");
        }
        conf.setIfMissing("spark.app.name", "escapement " + sweep);
        conf.setIfMissing("spark.log.level", "WARN");
        if (embedded) {
            conf.setMaster(cores == null ? "local[*]" : "local[" + cores + "]");
            conf.setIfMissing("spark.ui.enabled", "false");
            conf.setIfMissing("spark.driver.host", LOOPBACK);
            conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        PinnedSettings.in(conf);
        ScratchDirectories.check(conf);
        return SparkStart.by(conf);
    }
}
