package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.TroubledDisk.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that loses or refuses something while a sweep is under way: what is told, and that the same command finishes. */
@Tag("spark")
class TroubledDiskTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.hadoop.fs.troubled.impl", TroubledDisk.class.getName(),
            "spark.escapement.flush.rows", "1",
            "spark.escapement.task.millis", "1");

    @TempDir
    Path directory;

    private Path output;
    private Object[] run;
    private List<String> results;
    private Path log;

    @BeforeEach
    void write() throws IOException {
        SETTINGS.forEach(System::setProperty);
        log = directory.resolve("faults.log");
        System.setProperty("escapement.log", log.toString());
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [16, 20, 24, 28, 32]
                gamma { policy = law, coefficient = 1e-3, exponent = 1 }
                seeds = 8
                max-steps = 1e4
                """);
        Path whole = directory.resolve("whole");
        Sweeps.command("run", config, "output=" + whole, "--quiet");
        results = Sweeps.results(whole);
        output = directory.resolve("out");
        run = new Object[] {"run", config, "output=troubled:" + output, "--quiet", "--cores", 1};
    }

    @AfterEach
    void restore() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("escapement.log");
        TroubledDisk.is(new Trouble() {});
    }

    @Test
    void aBatchTornBeforeCompactionIsSetAsideAndComputedByTheNextRun() throws IOException {
        TroubledDisk.is(firstRenamed("batch", file -> truncate(file, 100)));
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .matches(
                        "escapement: (batch-000000-\\S+\\.parquet) is not a whole Parquet file \\(100 bytes\\); it was "
                                + "moved to troubled:" + output
                                + "/runs/_quarantine/\\1, and its cells are simulated again\n"
                                + "escapement: a file was moved aside during the run, and its cells are not in the tables; the same "
                                + "command computes them again\n");
        assertThat(Sweeps.rows(output)).hasSizeBetween(1, 39);
        goesOn();
    }

    @Test
    void aMergedFileTornAtBirthReplacesNothing() throws IOException {
        TroubledDisk.is(firstRenamed("merged", file -> truncate(file, 100)));
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .matches(
                        "escapement: merged-\\S+\\.parquet is not a whole Parquet file \\(100 bytes\\); it could be read a "
                                + "moment ago; the same command moves it aside or leaves it out\n");
        goesOn();
    }

    @Test
    void aMergedFileThatIsAnotherReplacesNothing() throws IOException {
        TroubledDisk.is(firstRenamed(
                "merged", file -> Files.copy(files("batch").get(0), file, StandardCopyOption.REPLACE_EXISTING)));
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .matches("escapement: this should not have happened: java.io.IOException: troubled:" + output
                        + "/runs/merged-\\S+ does not read back as it was written; the stack trace is in " + log
                        + "; the rows written so far are safe\n");
        assertThat(log).content().contains("\tat dev.escapement.spark.store.");
        goesOn();
    }

    @Test
    void whoFindsItsLeaseTakenEnds() throws IOException {
        TroubledDisk.is(firstRenamed("batch", file -> Files.writeString(output.resolve("_lease"), """
                {
                  "host" : "elsewhere",
                  "pid" : 4711,
                  "started_at" : "2020-01-01T00:00:00Z",
                  "token" : "theirs",
                  "renewed_at" : "2020-01-01T00:00:00Z",
                  "lease_seconds" : 1
                }
                """)));
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo("escapement: troubled:" + output + " is no longer this process's: process 4711 on elsewhere "
                        + "has taken over its lease, and nothing has been touched since\n");
        assertThat(files("")).hasSize(1);
        goesOn();
    }

    @Test
    void aRenameThatIsRefusedIsToldAsTheWriteThatFailed() throws IOException {
        TroubledDisk.is(new Trouble() {
            @Override
            public boolean renames(Path file) {
                return !file.getFileName().toString().startsWith("_merged");
            }
        });
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .matches("escapement: troubled:" + output + "/runs/merged-\\S+ could not be written: \\S+/_merged-\\S+ "
                        + "could not be renamed to \\S+; the rows written so far are safe; when there is room the "
                        + "same command goes on\n");
        goesOn();
    }

    @Test
    void aDiskThatDoesNotAnswerIsNotTakenForATornFile() throws IOException {
        Sweeps.command(run);
        TroubledDisk.is(new Trouble() {
            @Override
            public void opening(Path file) throws IOException {
                if (file.getFileName().toString().endsWith(".parquet")) {
                    throw new IOException("the disk does not answer");
                }
            }
        });
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo(
                        "escapement: this should not have happened: java.io.IOException: the disk does not answer; the "
                                + "stack trace is in " + log + "\n");
        assertThat(output.resolve("runs/_quarantine")).doesNotExist();
        goesOn();
    }

    @Test
    void aWriteThatIsRefusedIsNamed() throws IOException {
        TroubledDisk.is(new Trouble() {
            @Override
            public void creating(Path file) throws IOException {
                throw new IOException("Permission denied");
            }
        });
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .matches(
                        "escapement: \\S+ could not be written: Permission denied; when there is room the same command "
                                + "goes on\n");
        goesOn();
    }

    /** HDFS's way to say so, and those of local disks and S3. */
    @Test
    void anOutputThatIsNotOpenToTheUserIsTheirs() throws IOException {
        List<IOException> refusals = List.of(
                new AccessControlException("Permission denied: user=me"),
                new AccessDeniedException("/x", null, "Permission denied: user=me"));
        for (IOException refusal : refusals) {
            TroubledDisk.is(new Trouble() {
                @Override
                public void looking(Path file) throws IOException {
                    throw refusal;
                }
            });
            Sweeps.Ran ran = Sweeps.command(run);
            assertThat(ran.err())
                    .matches("escapement: output = troubled:" + output
                            + ": its file system does not let this user in \\((/x: )?Permission denied: user=me\\); ask "
                            + "for access, give other credentials, or choose another output\n");
            assertThat(ran.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aReportThatFailsCostsNeitherTheTablesNorTheManifest() throws IOException {
        TroubledDisk.is(firstRenamed("report.html", file -> {
            throw new IllegalStateException("no page");
        }));
        Sweeps.Ran ran = Sweeps.command(run);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err())
                .startsWith("escapement: this should not have happened: java.lang.IllegalStateException: no page; ")
                .hasLineCount(1);
        assertThat(output.resolve("manifest.json")).isNotEmptyFile();
        assertThat(output.resolve("escape_times.parquet")).isNotEmptyFile();
        goesOn();
    }

    private interface Mishap {
        void befalls(Path file) throws IOException;
    }

    /** Befalls the first file that gets a name that begins so. */
    private static Trouble firstRenamed(String prefix, Mishap mishap) {
        AtomicBoolean happened = new AtomicBoolean();
        return new Trouble() {
            @Override
            public void renamed(Path file) throws IOException {
                if (file.getFileName().toString().startsWith(prefix) && !happened.getAndSet(true)) {
                    mishap.befalls(file);
                }
            }
        };
    }

    /** The same command, when the trouble is over. */
    private void goesOn() throws IOException {
        TroubledDisk.is(new Trouble() {});
        Sweeps.Ran again = Sweeps.command(run);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Sweeps.results(output)).isEqualTo(results);
        assertThat(files("")).hasSize(1);
    }

    private static void truncate(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("runs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
