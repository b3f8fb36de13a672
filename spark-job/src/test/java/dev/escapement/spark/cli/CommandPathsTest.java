package dev.escapement.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.escapement.spark.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says of an argument that stands in another's place. */
class CommandPathsTest {
    @TempDir
    private Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(directory.resolve("x.conf"), "seeds = 1\n");
        output = Files.createDirectories(directory.resolve("out"));
        Files.createDirectory(output.resolve("runs"));
    }

    private static void refused(String message, Object... command) {
        Sweeps.Ran ran = Sweeps.command(command);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("escapement: " + message + "\n");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void anOutputIsNoConfiguration() throws IOException {
        for (String command : new String[] {"run", "plan", "theory"}) {
            refused(
                    output + " is the output of a run, not a configuration (fit and report take an output)",
                    command,
                    output);
        }
        Files.writeString(output.resolve("manifest.json"), "{ \"command\" : \"./submit.sh run conf/x.conf\" }");
        refused(
                output + " is the output of a run, not a configuration; it was made by: ./submit.sh run conf/x.conf"
                        + " (fit and report take an output)",
                "run",
                output);
    }

    @Test
    void aConfigurationIsNoOutput() {
        for (String command : new String[] {"fit", "report"}) {
            refused(
                    config
                            + " is a file, not an output; give the directory that a run has written, such as the value of"
                            + " the key output in a configuration",
                    command,
                    config);
        }
        refused("output=" + output + ": give the directory alone, " + output, "fit", "output=" + output);
    }

    @Test
    void theConfigurationComesFirst() {
        refused("seeds=8 stands where the configuration belongs; give " + config + " first", "run", "seeds=8", config);
        refused("seeds=8 stands where the configuration belongs; give a configuration file first", "plan", "seeds=8");
    }

    @Test
    void whatFollowsTheConfigurationChangesKeys() {
        refused(output + " is a directory; to write there, give output=" + output, "run", config, output);
        refused(
                config + " is a second file; a command takes one configuration, and changes of its keys as key=value",
                "plan",
                config,
                config);
    }

    @Test
    void whatIsNeitherIsLeftToItsReader() {
        assertThatCode(() -> CommandPaths.configuration(
                        directory.resolve("missing.conf").toString(), java.util.List.of("x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> CommandPaths.output("hdfs://host/out")).doesNotThrowAnyException();
    }
}
