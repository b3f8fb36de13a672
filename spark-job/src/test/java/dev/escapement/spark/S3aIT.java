package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output on S3, which here is S3Proxy over a directory: {@code mvn verify -Ps3a}. */
@Tag("s3a")
class S3aIT {
    private static final org.apache.hadoop.fs.Path OUTPUT = new org.apache.hadoop.fs.Path("s3a://bucket/out");

    @TempDir
    Path directory;

    @Test
    void aKilledDriverIsFollowedAndATornFileComputedAgain() throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [32, 64]
                gamma { policy = law, coefficient = 1e-3, exponent = 1 }
                max-steps = 1e5
                seeds = 32
                """);
        Path bucket = Files.createDirectories(directory.resolve("s3/bucket"));
        Path local = directory.resolve("local");
        Path runs = bucket.resolve("out/runs");
        Sweeps.command("run", config, "output=" + local, "--quiet");
        int port = freePort();
        try (ChildJvm s3 = s3(port)) {
            FileSystem store = store(port);
            // The store then writes each file by one PUT.
            assertThat(store.hasPathCapability(OUTPUT, CommonPathCapabilities.ABORTABLE_STREAM))
                    .isTrue();
            Object[] run = {"run", config, "output=" + OUTPUT};
            try (Driver driver = Driver.start(directory, options(port), run)) {
                assertThat(driver.await(() -> count(runs, "batch") >= 2))
                        .as(driver.err())
                        .isTrue();
                driver.signal("KILL");
                driver.end();
            }
            assertThat(bucket.resolve("out/_lease")).exists();
            try (FSDataOutputStream torn = store.create(new org.apache.hadoop.fs.Path(OUTPUT, "runs/torn.parquet"))) {
                torn.write(new byte[64]);
            }
            try (Driver driver = Driver.start(directory, options(port), run)) {
                assertThat(driver.end()).as(driver.err()).isZero();
                assertThat(driver.err())
                        .contains("escapement: torn.parquet is not a whole Parquet file (64 bytes); it was moved to "
                                + OUTPUT + "/runs/_quarantine/torn.parquet, and its cells are simulated again\n")
                        .doesNotContain("sign of life");
            }
        }
        // The server keeps its objects as files.
        assertThat(Sweeps.results(bucket.resolve("out"))).hasSize(64).isEqualTo(Sweeps.results(local));
        assertThat(count(runs, "")).isEqualTo(1);
        assertThat(bucket.resolve("out/_lease")).doesNotExist();
        assertThat(bucket.resolve("out/manifest.json")).exists();
    }

    private ChildJvm s3(int port) throws IOException {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "s3proxy.authorization", "none",
                "s3proxy.endpoint", "http://127.0.0.1:" + port,
                "jclouds.provider", "filesystem",
                "jclouds.identity", "id",
                "jclouds.credential", "secret",
                "jclouds.filesystem.basedir", directory.resolve("s3").toString()));
        Path file = directory.resolve("s3proxy.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                List.of("-Xmx256m", "-cp", classPath, "org.gaul.s3proxy.Main", "--properties", file.toString());
        ChildJvm server = new ChildJvm(directory, Map.of(), command);
        assertThat(server.await(() -> answers(port))).as(server.err()).isTrue();
        return server;
    }

    private static FileSystem store(int port) throws IOException {
        Configuration configuration = new Configuration();
        s3a(port).forEach(configuration::set);
        return OUTPUT.getFileSystem(configuration);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> s3a(int port) {
        return Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + port,
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.access.key", "id",
                "fs.s3a.secret.key", "secret",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.connection.ssl.enabled", "false");
    }

    private static List<String> options(int port) {
        List<String> options =
                new ArrayList<>(List.of("-Dspark.escapement.flush.rows=2", "-Dspark.escapement.task.millis=5"));
        s3a(port).forEach((key, value) -> options.add("-Dspark.hadoop." + key + "=" + value));
        return options;
    }

    private static long count(Path runs, String prefix) throws IOException {
        if (!Files.exists(runs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }
}
