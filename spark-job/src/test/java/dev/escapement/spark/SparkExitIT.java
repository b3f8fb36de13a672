package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark ends the process by itself, as it does without a scratch directory (53) or after an error in a task (50, 52). */
class SparkExitIT {
    @TempDir
    Path directory;

    /** Ends the process as a part of Spark would; not on the listeners' own thread, for which a context that stops waits. */
    public static final class Exit extends SparkListener {
        @Override
        public void onJobStart(SparkListenerJobStart start) {
            new Thread(() -> System.exit(Integer.getInteger("exit.code"))).start();
        }
    }

    /** Ends its thread with an error, which Spark leaves to the JVM. */
    public static final class Broken extends SparkListener {
        @Override
        public void onJobStart(SparkListenerJobStart start) {
            Thread thread = new Thread(() -> {
                throw new NoClassDefFoundError("org/example/Missing");
            });
            thread.start();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 53})
    void anExitOfSparksIsAFaultOfOneLine(int code) throws Exception {
        Path log = directory.resolve("faults.log");
        assertThat(lines(log, Exit.class, "-Dexit.code=" + code))
                .isEqualTo("escapement: Spark ended the process after an error; the stack trace is in " + log + "\n");
        assertThat(log).content().contains("java.lang.Runtime.exit(", "SparkExitIT$Exit.");
    }

    @ParameterizedTest
    @ValueSource(classes = Broken.class)
    void anErrorInAThreadIsAFaultOfOneLine(Class<?> listener) throws Exception {
        Path log = directory.resolve("faults.log");
        assertThat(lines(log, listener, "-Dexit.code=0"))
                .isEqualTo("escapement: this should not have happened: java.lang.NoClassDefFoundError: "
                        + "org/example/Missing; the stack trace is in " + log + "\n");
    }

    private String lines(Path log, Class<?> listener, String option) throws Exception {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [64]
                gamma { policy = law, coefficient = 1e-4, exponent = 1 }
                max-steps = 1e9
                seeds = 64
                """);
        List<String> jvm = List.of("-Descapement.log=" + log, option, "-Dspark.extraListeners=" + listener.getName());
        try (Driver driver = Driver.start(directory, jvm, "run", config, "--quiet")) {
            assertThat(driver.end()).as(driver.err()).isEqualTo(3);
            return driver.err();
        }
    }
}
