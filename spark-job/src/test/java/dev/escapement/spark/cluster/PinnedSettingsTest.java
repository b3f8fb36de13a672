package dev.escapement.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that nobody can change. */
class PinnedSettingsTest {
    @ParameterizedTest
    @CsvSource({"local, true", "local[4], true", "'local[*,2]', true", "'local-cluster[2,1,1024]', false", "yarn, false"
    })
    void replaceWhatIsSet(String master, boolean local) {
        SparkConf conf = new SparkConf(false).setMaster(master).set("spark.task.resource.gpu.amount", "1");
        PinnedSettings.of(true).keySet().forEach(key -> conf.set(key, "theirs"));
        PinnedSettings.in(conf);

        PinnedSettings.of(local)
                .forEach((key, value) -> assertThat(conf.get(key)).as(key).isEqualTo(value));
        assertThat(conf.get("spark.network.timeout")).isEqualTo(local ? "365d" : "theirs");
        assertThat(conf.contains("spark.task.resource.gpu.amount")).isFalse();
    }

    @Test
    void areInTheDocs() throws IOException {
        String page = Files.readString(Path.of("../docs/cluster.md"));
        String pinned = page.substring(page.indexOf("## What is pinned"), page.indexOf("## Dynamic allocation"));
        PinnedSettings.of(true).forEach((key, value) -> assertThat(pinned).contains("`" + key + "`"));
        assertThat(pinned).contains("`spark.task.resource.*`");
    }
}
