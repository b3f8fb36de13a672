package dev.escapement.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A command in a JVM of its own, which may be stopped or killed. */
final class Driver implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final Path err;

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    private Driver(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts one; its streams go to files in a directory.
     *
     * @param options of the JVM
     */
    static Driver start(Path directory, List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dspark.driver.host=127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.escapement.spark.cli.Main"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile(directory, "driver", ".out");
        Path err = Files.createTempFile(directory, "driver", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return new Driver(builder.start(), out, err);
    }

    /** Polls for a condition while the process lives; whether it came. */
    boolean await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain\n" + err());
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Its exit code, when it has ended. */
    int end() throws IOException, InterruptedException {
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("does not end\n" + err());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
