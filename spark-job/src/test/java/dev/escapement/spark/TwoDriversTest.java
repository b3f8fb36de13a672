package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.store.DriverProcess;
import dev.escapement.spark.store.Lease;
import dev.escapement.spark.store.LeaseClock;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second command on an output that is being written. */
class TwoDriversTest {
    @TempDir
    Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 2
                max-steps = 400
                """);
        output = directory.resolve("out");
    }

    @Test
    void theSecondIsRefusedWhileTheFirstLives() throws IOException {
        Sweeps.command("run", config, "--quiet");
        DriverProcess me = DriverProcess.current();
        try (Lease first = new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration())
                .hold(me, LeaseClock.SYSTEM, holder -> {})) {
            Sweeps.Ran second = Sweeps.command("run", config, "seeds=3");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err())
                    .contains("escapement: process " + me.pid() + " on " + me.host()
                            + " may be writing this output; waiting for a sign of life of it\n")
                    .containsPattern("escapement: output = file:" + output + " is being written by process " + me.pid()
                            + " on " + me.host()
                            + ", started [^,]+ ago, last heard of [^,]+ ago; wait for it, or end it\n");
            assertThat(Sweeps.command("fit", output).exitCode()).isEqualTo(2);
            assertThat(Sweeps.command("plan", config).exitCode()).isZero();
            assertThat(Sweeps.rows(output)).hasSize(2);
        }
        assertThat(output.resolve("_lease")).doesNotExist();
        assertThat(Sweeps.command("run", config, "seeds=3", "--quiet").exitCode())
                .isZero();
    }

    @Test
    void aDeadDriverIsFollowedAtOnce() throws IOException {
        Files.createDirectories(output);
        DriverProcess me = DriverProcess.current();
        Files.writeString(output.resolve("_lease"), """
                {
                  "host" : "%s",
                  "pid" : %d,
                  "started_at" : "2020-01-01T00:00:00Z",
                  "token" : "gone",
                  "renewed_at" : "2020-01-01T00:00:00Z",
                  "lease_seconds" : 30
                }
                """.formatted(me.host(), me.pid()));
        Sweeps.Ran ran = Sweeps.command("run", config);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).doesNotContain("sign of life");
        assertThat(output.resolve("_lease")).doesNotExist();
    }
}
