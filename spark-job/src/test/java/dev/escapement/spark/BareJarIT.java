package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar with nothing beside it: what needs Spark says so in one line. */
class BareJarIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "fit", "report"})
    void whatIsMissingIsNamed(String command) throws Exception {
        List<String> jvm = List.of("-cp", System.getProperty("escapement.jar"), "dev.escapement.spark.cli.Main");
        try (Driver bare = Driver.start(directory, Map.of(), jvm, command, "x")) {
            assertThat(bare.end()).isEqualTo(2);
            assertThat(bare.err())
                    .isEqualTo(
                            "escapement: Spark is not on the class path: start through ./submit.sh, or hand the jar to spark-submit\n");
        }
    }
}
