package dev.escapement.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkCoresTest {
    private static final long LONG = 20_000;

    private final SparkConf conf = new SparkConf(false);

    /** YARN and Kubernetes may take longer between two executors than it takes to guess that no other comes. */
    @Test
    void executorsThatAreAskedForAreAwaited() {
        conf.set("spark.executor.instances", "4").set("spark.executor.cores", "2");
        OptionalInt asked = SparkCores.asked(conf, false);
        assertThat(asked).hasValue(8);
        assertThat(SparkCores.moreExpected(0, asked, LONG)).isTrue();
        assertThat(SparkCores.moreExpected(6, asked, LONG)).isTrue();
        assertThat(SparkCores.moreExpected(8, asked, 0)).isFalse();
        conf.set("spark.cores.max", "6");
        assertThat(SparkCores.moreExpected(6, SparkCores.asked(conf, false), 0)).isFalse();
    }

    @Test
    void whereNothingIsAskedForTheLastToComeIsTheLast() {
        OptionalInt asked = SparkCores.asked(conf, false);
        assertThat(asked).isEmpty();
        assertThat(SparkCores.moreExpected(0, asked, LONG)).isTrue();
        assertThat(SparkCores.moreExpected(6, asked, 0)).isTrue();
        assertThat(SparkCores.moreExpected(6, asked, LONG)).isFalse();
    }

    @Test
    void dynamicAllocationWithoutABoundIsNotOneCore() {
        assertThat(SparkCores.dynamic(0, SparkCores.asked(conf, true)))
                .hasToString("64 cores, or as many as the cluster gives");
        assertThat(SparkCores.dynamic(100, OptionalInt.empty()).count()).isEqualTo(100);
        conf.set("spark.dynamicAllocation.maxExecutors", "3").set("spark.executor.cores", "4");
        assertThat(SparkCores.dynamic(4, SparkCores.asked(conf, true))).hasToString("up to 12 cores");
        assertThat(SparkCores.dynamic(12, SparkCores.asked(conf, true))).hasToString("12 cores");
    }
}
