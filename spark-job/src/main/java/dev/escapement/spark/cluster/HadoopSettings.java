package dev.escapement.spark.cluster;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** The Hadoop configuration that a Spark context would have, without one. */
public final class HadoopSettings {
    private HadoopSettings() {}

    /**
     * Hadoop's own files on the class path, and {@code spark.hadoop.*} from {@code spark-defaults.conf}, {@code --conf} or
     * system properties.
     */
    public static Configuration read() {
        return SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }
}
