package dev.escapement.spark;

import java.util.Map;

/** Lines of {@code spark-defaults.conf} that were written for other jobs. Each alone once broke a sweep or its numbers. */
final class ClusterDefaults {
    static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("spark.serializer", "org.apache.spark.serializer.KryoSerializer"),
            Map.entry("spark.kryo.registrationRequired", "true"),
            Map.entry("spark.kryo.registrator", "none.such.Registrator"),
            Map.entry("spark.default.parallelism", "200"),
            Map.entry("spark.task.cpus", "4"),
            Map.entry("spark.task.resource.gpu.amount", "0.25"),
            Map.entry("spark.speculation", "true"),
            Map.entry("spark.driver.maxResultSize", "1k"),
            Map.entry("spark.io.compression.codec", "none.such.Codec"),
            Map.entry("spark.excludeOnFailure.enabled", "true"),
            Map.entry("spark.rdd.compress", "true"),
            Map.entry("spark.scheduler.mode", "FAIR"));

    private ClusterDefaults() {}
}
