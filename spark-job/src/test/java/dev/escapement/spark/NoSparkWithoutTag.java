package dev.escapement.spark;

import org.apache.spark.scheduler.SparkListener;

/** What Spark meets in {@code mvn test}: it does not start, since tests that start it wait for {@code mvn verify}. */
public final class NoSparkWithoutTag extends SparkListener {
    public NoSparkWithoutTag() {
        throw new AssertionError("a test that starts Spark carries JUnit's tag spark");
    }
}
