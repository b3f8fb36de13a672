package dev.escapement.spark.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The Spark that spark-submit was told of, for commands that seldom need one: started when asked for, if ever. */
public final class SubmittedSpark implements AutoCloseable {
    private final String name;
    private final Integer cores;
    private JavaSparkContext spark;
    private Spread spread = Spread.HERE;

    /**
     * Starts nothing yet.
     *
     * @param cores as for {@link LocalSpark#start}
     */
    public SubmittedSpark(String name, Integer cores) {
        this.name = name;
        this.cores = cores;
    }

    /** Over its executors; without spark-submit, over the cores of this JVM, where a Spark would bring nothing more. */
    public Spread spread() {
        if (spark == null && new SparkConf().contains("spark.master")) {
            spark = LocalSpark.start(name, cores);
            spread = new SparkSpread(spark, SparkCores.of(spark));
        }
        return spread;
    }

    @Override
    public void close() {
        if (spark != null) {
            spark.close();
        }
    }
}
