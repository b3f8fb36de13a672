package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the JVM, which are no exceptions: exit 3, one line, and the stack trace in a log. */
class FaultTest {
    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void name() {
        log = directory.resolve("faults.log");
        System.setProperty("escapement.log", log.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("escapement.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "theory"})
    void anErrorIsAFaultInEveryCommand(String command) throws IOException {
        String deep = "[".repeat(100_000);
        Path config = Files.writeString(directory.resolve("deep.conf"), "seeds = " + deep);
        Sweeps.Ran ran = Sweeps.command(command, config);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo(
                        "escapement: this should not have happened: java.lang.StackOverflowError; the stack trace is in "
                                + log + "\n");
        assertThat(log).content().startsWith("java.lang.StackOverflowError\n\tat ");
    }

    @Test
    void aLogThatCannotBeWrittenIsNoOtherFault() throws IOException {
        System.setProperty("escapement.log", directory.toString());
        Path config = Files.writeString(directory.resolve("deep.conf"), "seeds = " + "[".repeat(100_000));
        Sweeps.Ran ran = Sweeps.command("plan", config);
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .startsWith("escapement: " + directory + " cannot be written: ")
                .contains("\n\tat ")
                .endsWith("java.lang.StackOverflowError; the stack trace is above\n");
    }

    @Test
    void aScratchDirectoryThatIsNoPathIsOneLine() {
        Path output = directory.resolve("out");
        String scratch = System.setProperty("java.io.tmpdir", "/no\0path");
        try {
            Sweeps.Ran ran = Sweeps.command("fit", output);
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err())
                    .startsWith("escapement: java.io.tmpdir = /no path: ")
                    .hasLineCount(1);
        } finally {
            System.setProperty("java.io.tmpdir", scratch);
        }
    }

    @Test
    void optionsOfSparkNeedASpark() {
        Sweeps.Ran ran = Sweeps.command("plan", "conf/quick.conf", "--", "--master", "yarn");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        "escapement: options after -- are for spark-submit, which is not used here; leave them out\n");
    }
}
