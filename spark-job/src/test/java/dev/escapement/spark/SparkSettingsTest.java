package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spark's settings may do to a sweep: nothing, or one line before anything is created. */
@Tag("spark")
class SparkSettingsTest {
    private static final String MASTER = "spark.master";

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16, 32]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 4
                max-steps = 400
                """);
        output = directory.resolve("out");
    }

    @Test
    void aClustersDefaultsChangeNothing() throws IOException {
        Path plain = directory.resolve("plain");
        assertThat(Sweeps.command("run", config, "output=" + plain, "--cores", 1, "--quiet")
                        .exitCode())
                .isZero();
        try (Settings defaults = new Settings(ClusterDefaults.LINES)) {
            Sweeps.Ran ran = Sweeps.command("run", config, "--cores", 2);
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.err()).contains("8 cells to simulate, a few seconds on 2 cores\n");
        }
        assertThat(Sweeps.results(output)).hasSize(8).isEqualTo(Sweeps.results(plain));
        assertThat(output.resolve("manifest.json")).content().contains("\"cores\" : 2,");
        assertThat(plain.resolve("manifest.json")).content().contains("\"cores\" : 1,");
    }

    private record Refusal(Map<String, String> settings, int exitCode, String line) {}

    static List<Refusal> refusals() throws IOException {
        Path none = shared.resolve("none");
        Path file = Files.writeString(shared.resolve("file"), "");
        return List.of(
                new Refusal(
                        Map.of(MASTER, "nonsense"),
                        2,
                        "Spark does not start with the master nonsense: Could not parse Master URL: 'nonsense'; correct the "
                                + "setting in spark-defaults.conf, --conf or -Dspark..."),
                new Refusal(
                        Map.of(
                                MASTER,
                                "local[1]",
                                "spark.eventLog.enabled",
                                "true",
                                "spark.eventLog.dir",
                                none.toString()),
                        2,
                        "Spark does not start with the master local[1]: File file:" + none
                                + " does not exist; make this "
                                + "directory, name another with spark.eventLog.dir, or set spark.eventLog.enabled = false"),
                new Refusal(
                        Map.of("spark.local.dir", file + "/a," + file + "/b"),
                        2,
                        "spark.local.dir = " + file + "/a," + file + "/b: Spark cannot keep its scratch files there "
                                + "(java.nio.file.FileSystemException: " + file
                                + "/a: Not a directory); name a directory that can be written"),
                new Refusal(
                        Map.of(MASTER, "local[1]", "spark.extraListeners", "none.such.Listener"),
                        2,
                        "Spark does not start with the master local[1]: Exception when registering SparkListener "
                                + "(ClassNotFoundException: none.such.Listener); correct the setting in "
                                + "spark-defaults.conf, --conf or -Dspark..."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatKeepsSparkFromStartingIsOneLineAndNothingIsCreated(Refusal refusal) {
        try (Settings settings = new Settings(refusal.settings)) {
            Sweeps.Ran ran = Sweeps.command("run", config);
            assertThat(ran.err()).isEqualTo("escapement: " + refusal.line + "\n");
            assertThat(ran.exitCode()).isEqualTo(refusal.exitCode);
        }
        assertThat(output).doesNotExist();
    }

    /** They name a class that is not there, so that no command finds the file system of an earlier one in Hadoop's cache. */
    @Test
    void everyCommandTakesSparksHadoopSettings() {
        Object there = "elsewhere://x/y";
        for (Object[] command : commands(there)) {
            assertThat(Sweeps.command(command).err())
                    .isEqualTo("escapement: output = " + there + ": No FileSystem for scheme \"elsewhere\"\n");
            try (Settings settings = new Settings(Map.of("spark.hadoop.fs.elsewhere.impl", "none.such.FileSystem"))) {
                Sweeps.Ran ran = Sweeps.command(command);
                assertThat(ran.exitCode()).isEqualTo(2);
                assertThat(ran.err())
                        .isEqualTo("escapement: output = " + there + ": the classes of its file system are not here "
                                + "(none.such.FileSystem); docs/cluster.md tells under Outputs how to add them\n");
            }
        }
    }

    private List<Object[]> commands(Object there) {
        return List.of(
                new Object[] {"run", config, "output=" + there},
                new Object[] {"plan", config, "output=" + there},
                new Object[] {"fit", there},
                new Object[] {"report", there});
    }

    /**
     * Nobody listens at the port; without the setting, which all commands obey, Hadoop would try ten times. A plan says how large
     * the sweep is before it looks at the output.
     */
    @Test
    void aFileSystemThatDoesNotAnswerIsOneLine() {
        Object there = "hdfs://localhost:9/x";
        try (Settings settings = new Settings(Map.of("spark.hadoop.ipc.client.connect.max.retries", "0"))) {
            for (Object[] command : commands(there)) {
                Sweeps.Ran ran = Sweeps.command(command);
                assertThat(ran.exitCode()).isEqualTo(3);
                assertThat(ran.out().lines()).hasSize(command[0].equals("plan") ? 3 : 0);
                assertThat(ran.err())
                        .startsWith("escapement: output = " + there + ": its file system does not answer (Call From ")
                        .contains("localhost:9 failed on connection exception")
                        .endsWith("); check that the address is right and the file system is up\n")
                        .hasLineCount(1);
            }
        }
    }
}
