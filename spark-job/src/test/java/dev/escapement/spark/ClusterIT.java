package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a cluster of one master and two workers, whose executors die. */
class ClusterIT {
    private static final int WORKERS = 2;

    @TempDir
    static Path shared;

    private static StandaloneCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException {
        cluster = new StandaloneCluster(shared, WORKERS);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        cluster.close();
    }

    @Test
    void anExecutorKilledInMidSweepCostsNoRowAndChangesNone() throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [64]
                gamma { policy = law, coefficient = 1e-4, exponent = 1 }
                max-steps = 1e5
                seeds = 1000
                """);
        Path local = directory.resolve("local");
        Path output = directory.resolve("out");
        Map<String, String> settings = Map.of(
                "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1",
                "spark.escapement.flush.rows", "1",
                "spark.escapement.task.millis", "20",
                "spark.scheduler.minRegisteredResourcesRatio", "1",
                "spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
        try (Driver driver = cluster.submit(settings, "run", config)) {
            assertThat(driver.await(() -> batches(output) >= 2))
                    .as(driver.err())
                    .isTrue();
            List<ProcessHandle> executors = cluster.executors();
            assertThat(executors).hasSize(WORKERS);
            executors.get(0).destroyForcibly();

            assertThat(driver.end()).as(driver.err()).isZero();
            assertThat(driver.err()).contains("1000 cells to simulate").contains("Lost executor");
        }
        Sweeps.command("run", config, "output=" + local, "--quiet");
        assertThat(Sweeps.results(output)).hasSize(1000).isEqualTo(Sweeps.results(local));
    }

    @Test
    void theDefaultsOfAClusterBreakNothing() throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16, 32]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                max-steps = 400
                seeds = 4
                """);
        Path local = directory.resolve("local");
        Path output = directory.resolve("out");
        Map<String, String> settings = new HashMap<>(ClusterDefaults.LINES);
        settings.put("spark.driver.userClassPathFirst", "true");
        settings.put("spark.executor.userClassPathFirst", "true");
        try (Driver driver = cluster.submit(settings, "run", config)) {
            assertThat(driver.end()).as(driver.err()).isZero();
            // On a busy machine the second executor may come too late for this line to count it.
            assertThat(driver.err())
                    .containsPattern("8 cells to simulate, a few seconds on [1-" + WORKERS + "] cores?\n");
        }
        Sweeps.command("run", config, "output=" + local, "--quiet");
        assertThat(Sweeps.results(output)).hasSize(8).isEqualTo(Sweeps.results(local));
        assertThat(output.resolve("manifest.json")).content().contains("\"cores\" : " + WORKERS + ",");
    }

    /** The other commands, as the command that writes, find an output through the settings that spark-submit was given. */
    @Test
    void sparkSubmitsHadoopSettingsHoldForACommandThatStartsNoSpark() throws Exception {
        Path config = Sweeps.config(directory, "algorithms = [online]\nlinks = [he1]\ndimensions = [16]\nseeds = 1");
        Map<String, String> settings = Map.of(
                "spark.hadoop.fs.defaultFS", "hdfs://localhost:9",
                "spark.hadoop.ipc.client.connect.max.retries", "0");
        try (Driver driver = cluster.submit(settings, "plan", config, "output=/x")) {
            assertThat(driver.end()).as(driver.err()).isEqualTo(3);
            assertThat(driver.err()).contains("escapement: output = /x: its file system does not answer (Call From ");
        }
    }

    /** An array that fits no executor, and executors that end where others would report it: a cell that kills. */
    @Test
    void aCellThatKillsItsExecutorEachTimeFailsAlone() throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                max-steps = 1
                sweeps = [
                  { dimensions = [16], seeds = 40 },
                  { dimensions = [1e8], seeds = 1, engine = dense }
                ]
                """);
        Map<String, String> settings = Map.of(
                "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError",
                "spark.task.maxFailures", "2",
                "spark.excludeOnFailure.enabled", "true");
        try (Driver driver = cluster.submit(settings, "run", config)) {
            assertThat(driver.end()).as(driver.err()).isEqualTo(1);
            assertThat(driver.err())
                    .contains("escapement: 1 cell has FAILED: its message is in the column error of "
                            + directory.resolve("out") + "/runs/*.parquet; the same command tries it again\n");
            // Twice in a task among others, twice in that task with nothing else under way, twice alone.
            assertThat(driver.err().split("Lost executor", -1)).hasSize(6 + 1);
        }
        List<RunRow> rows = Sweeps.rows(directory.resolve("out"));
        assertThat(rows)
                .hasSize(41)
                .filteredOn(row -> row.status() != Status.FAILED)
                .hasSize(40);
        assertThat(rows)
                .filteredOn(row -> row.status() == Status.FAILED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.setting().dimension()).isEqualTo(100_000_000);
                    assertThat(row.error())
                            .startsWith("the cell's task has exhausted its attempts: Lost task ")
                            .contains("ExecutorLostFailure");
                });
    }

    private static long batches(Path output) throws IOException {
        Path runs = output.resolve("runs");
        if (!Files.exists(runs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.getFileName().toString().startsWith("batch"))
                    .count();
        }
    }
}
