package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.lease.DriverProcess;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.spark.store.lease.LeaseClock;
import dev.escapement.spark.store.lease.LeaseLostException;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs on HDFS. */
class HdfsIT {
    @TempDir
    static java.nio.file.Path storage;

    private static MiniDFSCluster hdfs;
    private static FileSystem files;

    @TempDir
    java.nio.file.Path directory;

    private java.nio.file.Path config;
    private URI output;
    private Path runs;

    @BeforeAll
    static void start() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, storage.toString());
        hdfs = new MiniDFSCluster.Builder(configuration).build();
        hdfs.waitActive();
        files = hdfs.getFileSystem();
    }

    @AfterAll
    static void stop() {
        hdfs.shutdown();
    }

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [32, 64]
                gamma { policy = law, coefficient = 1e-3, exponent = 1 }
                max-steps = 1e5
                seeds = 32
                """);
        output = hdfs.getURI().resolve("/" + directory.getFileName());
        runs = new Path(new Path(output), "runs");
    }

    @Test
    void aKilledDriverIsFollowedAtOnceAndATornFileIsComputedAgain() throws Exception {
        java.nio.file.Path local = directory.resolve("local");
        Sweeps.command("run", config, "output=" + local, "--quiet");
        List<String> options = List.of("-Dspark.escapement.flush.rows=2", "-Dspark.escapement.task.millis=5");
        try (Driver driver = Driver.start(directory, options, "run", config, "output=" + output)) {
            assertThat(driver.await(() -> names("batch").size() >= 2))
                    .as(driver.err())
                    .isTrue();
            driver.signal("KILL");
            driver.end();
        }
        assertThat(files.exists(new Path(new Path(output), "_lease"))).isTrue();
        String torn = tear(names("batch").get(0));
        String complaint = "escapement: " + torn + " is not a whole Parquet file (64 bytes); ";

        Sweeps.Ran plan = Sweeps.command("plan", config, "output=" + output);
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.err()).contains(complaint + "the file is left out\n");
        assertThat(plan.out()).containsPattern("cells +64, [1-9]\\d* of them done");

        Sweeps.Ran run = Sweeps.command("run", config, "output=" + output);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(complaint + "it was moved to " + runs + "/_quarantine/" + torn
                        + ", and its cells are simulated again\n")
                .doesNotContain("sign of life");
        assertThat(Sweeps.results(output)).hasSize(64).isEqualTo(Sweeps.results(local));
        assertThat(names("")).hasSize(2).contains("_quarantine");
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        assertThat(tables(output)).isEqualTo(tables(local.toUri()));
    }

    @Test
    void aHolderThatGivesNoSignOfLifeIsFollowedAndTouchesNothing() throws IOException {
        OutputDirectory suspended = new OutputDirectory(new Path(output), new Configuration());
        DriverProcess elsewhere = new DriverProcess("elsewhere", 4711, Instant.EPOCH, Optional.empty());
        Lease lost = suspended.hold(elsewhere, new Clock(Long.MAX_VALUE), holder -> {});
        List<DriverProcess> waitedFor = new ArrayList<>();
        try (Lease taken = hold(waitedFor)) {
            taken.check();
            assertThat(waitedFor).containsExactly(elsewhere);
            assertThatThrownBy(lost::check).isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> suspended.writeText("manifest.json", "{}")).isInstanceOf(LeaseLostException.class);
        }
        lost.close();
        assertThat(files.listStatus(new Path(output)))
                .extracting(FileStatus::getPath)
                .containsExactly(runs);
    }

    /** HDFS does not say that such a file exists: it refuses in other words, and for a minute. */
    @Test
    void aLeaseWhoseWriterDiedInTheActIsRespectedForATerm() throws IOException {
        Path lease = new Path(new Path(output), "_lease");
        try (FileSystem other = FileSystem.newInstance(hdfs.getURI(), new Configuration())) {
            other.create(lease).hflush();
            List<DriverProcess> waitedFor = new ArrayList<>();
            hold(waitedFor).close();
            assertThat(waitedFor).isEmpty();
        }
        assertThat(files.exists(lease)).isFalse();
    }

    private Lease hold(List<DriverProcess> waitedFor) throws IOException {
        return new OutputDirectory(new Path(output), new Configuration())
                .hold(DriverProcess.current(), new Clock(1), waitedFor::add);
    }

    /** The machine's, but that it pauses as long as it is made to, whatever it is asked. */
    private record Clock(long millis) implements LeaseClock {
        @Override
        public Instant now() {
            return SYSTEM.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedIOException {
            SYSTEM.pause(Duration.ofMillis(millis));
        }
    }

    /** Leaves the beginning of a file; its name. */
    private String tear(String name) throws IOException {
        byte[] beginning = new byte[64];
        Path file = new Path(runs, name);
        try (var in = files.open(file)) {
            in.readFully(beginning);
        }
        try (FSDataOutputStream out = files.create(file, true)) {
            out.write(beginning);
        }
        return name;
    }

    private static List<Record> tables(URI output) throws IOException {
        OutputDirectory tables = new OutputDirectory(new Path(output), new Configuration());
        List<Record> rows = new ArrayList<>(tables.readTable(EscapeTimeRow.FILE, EscapeTimeRow.class));
        rows.addAll(tables.readTable(ExponentRow.FILE, ExponentRow.class));
        return rows;
    }

    /** What lies in runs under names that begin so. */
    private List<String> names(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        if (files.exists(runs)) {
            for (FileStatus file : files.listStatus(runs)) {
                if (file.getPath().getName().startsWith(prefix)) {
                    names.add(file.getPath().getName());
                }
            }
        }
        return names;
    }
}
