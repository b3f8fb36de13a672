package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Trajectory;
import dev.escapement.spark.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    private static final String KEY = "1000 recorded a b";
    private static final String OTHER = "1000 a b";
    /** {@code printf '1000 recorded a b' | sha256sum}, and of the other. */
    private static final String FILE = "283da9913cb9b63afaf5c8a6b8fd32dcec5acae338cfecbc55bd639bb8e70692";

    private static final String OTHER_FILE = "2f97cb722c83bc73eeb9fed279a777d0282541f6e3341deb57b8258ad6bc9fb5";
    private static final Trajectory CONTENT =
            new Trajectory(List.of(new Trajectory.Point(0, 0.25), new Trajectory.Point(1, -0.5)));

    @TempDir
    private Path output;

    private Path directory;
    private CheckpointStore executor;
    private CheckpointStore driver;
    private LogLines log;

    @BeforeEach
    void open() throws IOException {
        directory = output.resolve("_checkpoints");
        executor = CheckpointStore.at(directory.toUri().toString(), new Configuration());
        driver = new OutputDirectory(Rows.hadoop(output), new Configuration()).checkpoints();
        log = LogLines.of(CheckpointStore.class);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatIsWrittenIsReadAndTheLastCounts() throws IOException {
        assertThat(executor.read(KEY, Trajectory.class)).isEmpty();
        executor.write(KEY, Trajectory.NONE);
        executor.write(KEY, CONTENT);
        assertThat(executor.read(KEY, Trajectory.class)).contains(CONTENT);
        assertThat(executor.read(OTHER, Trajectory.class)).isEmpty();
        assertThat(driver.directory()).isEqualTo("file:" + directory);
        assertThat(names()).containsExactly(FILE);
        assertThat(driver.subjects()).containsExactly(KEY);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void theDriverDeletesThem() throws IOException {
        driver.delete(Set.of(KEY));
        driver.deleteAll();
        assertThat(driver.subjects()).isEmpty();
        executor.write(KEY, CONTENT);
        executor.write(OTHER, CONTENT);
        driver.delete(Set.of(KEY, "none such"));
        assertThat(names()).containsExactly(OTHER_FILE);
        Files.writeString(directory.resolve("_half.tmp"), "half");
        Files.copy(directory.resolve(OTHER_FILE), directory.resolve(FILE));
        assertThat(driver.subjects()).containsExactly(OTHER);
        driver.deleteAll();
        assertThat(directory).doesNotExist();
    }

    @Test
    void aFileThatIsCutOrChangedIsAsIfItWereNotThere() throws IOException {
        executor.write(KEY, CONTENT);
        Path file = directory.resolve(FILE);
        byte[] whole = Files.readAllBytes(file);
        List<byte[]> bad = new ArrayList<>();
        for (int length = 0; length < whole.length; length += 7) {
            bad.add(Arrays.copyOf(whole, length));
        }
        for (int at = 0; at < whole.length; at += 5) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            bad.add(changed);
        }
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        bad.add(noise);
        bad.add(Arrays.copyOf(whole, whole.length + 1));
        for (byte[] bytes : bad) {
            Files.write(file, bytes);
            assertThat(executor.read(KEY, Trajectory.class)).isEmpty();
        }
        assertThat(log.lines())
                .hasSize(bad.size())
                .allMatch(line ->
                        line.startsWith("WARN checkpoint file:" + file + " cannot be used, its cells start over: "));
        Files.write(file, whole);
        assertThat(executor.read(KEY, Trajectory.class)).contains(CONTENT);
    }

    @Test
    void soIsThatOfOtherCellsOfAnotherVersionOrOfSomebodyElse() throws IOException {
        executor.write(OTHER, CONTENT);
        Files.move(directory.resolve(OTHER_FILE), directory.resolve(FILE));
        assertThat(executor.read(KEY, Trajectory.class)).isEmpty();

        executor.write(KEY, CONTENT);
        byte[] whole = Files.readAllBytes(directory.resolve(FILE));
        whole["escapement checkpoint ".length()] = '0';
        Files.write(directory.resolve(FILE), whole);
        assertThat(executor.read(KEY, Trajectory.class)).isEmpty();

        executor.write(KEY, new Random(1));
        assertThat(executor.read(KEY, Trajectory.class)).isEmpty();
        executor.write(KEY, new Trajectory.Point(1, 0.5));
        assertThat(executor.read(KEY, Trajectory.class)).isEmpty();

        String start = "WARN checkpoint file:" + directory.resolve(FILE) + " cannot be used, its cells start over: ";
        assertThat(log.lines()).hasSize(4).allMatch(line -> line.startsWith(start));
        assertThat(log.lines().subList(0, 2))
                .allMatch(line -> line.endsWith("it is none of this version of these cells"));
        assertThat(log.lines().get(2)).contains("filter status: REJECTED");
        assertThat(log.lines().get(3)).contains("ClassCastException");
    }

    @Test
    void theDriverTellsOfThatOfAnotherVersion() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(FILE), "escapement checkpoint 1\n" + KEY + "\ncontent");
        assertThat(driver.subjects()).isEmpty();
        assertThat(log.lines())
                .containsExactly("WARN checkpoint file:" + directory.resolve(FILE)
                        + " was written by another version, its cells start over");
    }

    @Test
    void oneThatCannotBeWrittenIsALineInTheLog() throws IOException {
        Files.writeString(directory, "a file where the directory should be");
        executor.write(KEY, CONTENT);
        assertThat(log.lines()).hasSize(1).allMatch(line -> line.startsWith("WARN no checkpoint: file:" + directory));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
