package dev.escapement.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A JVM that a test has started, and may stop or kill. */
class ChildJvm implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private final Process process;
    private final Path out;
    private final Path err;

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Starts one; its streams go to files in a directory.
     *
     * @param environment what differs from this process's
     * @param arguments of the command {@code java}
     */
    ChildJvm(Path directory, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(arguments);
        out = Files.createTempFile(directory, "jvm", ".out");
        err = Files.createTempFile(directory, "jvm", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().putAll(environment);
        process = builder.start();
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

    /** Whether processes started here are ended by a signal: what a shell runs in the background ignores INT, and so do they. */
    static boolean heeded(String signal) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "kill -" + signal + " $$").start().waitFor() != 0;
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Its exit code, when it has ended. */
    int end() throws IOException, InterruptedException {
        return end(DEADLINE);
    }

    /** The same, if that may take longer. */
    int end(Duration within) throws IOException, InterruptedException {
        if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("does not end\n" + err());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** The processes that it has started. */
    Stream<ProcessHandle> children() {
        return process.children();
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
