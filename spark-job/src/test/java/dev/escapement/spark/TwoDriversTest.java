package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.lease.DriverProcess;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.spark.store.lease.LeaseClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A second command on an output that is being written. */
@Tag("spark")
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
        try (Lease first = directory().hold(me, LeaseClock.SYSTEM, holder -> {})) {
            Sweeps.Ran second = Sweeps.command("run", config, "seeds=3");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err())
                    .contains("escapement: process " + me.pid() + " on " + me.host()
                            + " may be writing this output; waiting for a sign of life from it\n")
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
    @EnabledOnOs(OS.LINUX)
    void aDeadDriverIsFollowedAtOnce() throws IOException {
        DriverProcess me = DriverProcess.current();
        assertThat(me.space()).isPresent();
        DriverProcess dead = new DriverProcess(me.host(), me.pid(), Instant.EPOCH, me.space());
        directory().hold(dead, suspended(), holder -> {});
        Sweeps.Ran ran = Sweeps.command("run", config);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).doesNotContain("sign of life");
        assertThat(output.resolve("_lease")).doesNotExist();
    }

    /** Whose heart never beats. */
    private static LeaseClock suspended() {
        return new LeaseClock() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void pause(Duration time) {
                LockSupport.park();
            }
        };
    }

    private OutputDirectory directory() throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }
}
