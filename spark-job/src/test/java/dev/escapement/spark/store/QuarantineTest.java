package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.store.parquet.Column;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files among the runs that cannot count: readers pass them over, the writer sets them aside. */
class QuarantineTest {
    @TempDir
    private Path output;

    private Path runs;
    private Path quarantine;
    private OutputDirectory directory;
    private RunStore writer;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        runs = output.resolve("runs");
        quarantine = runs.resolve("_quarantine");
        directory = new OutputDirectory(Rows.hadoop(output), new Configuration());
        writer = directory.writableRuns(
                Map.of(),
                (file, where) -> told.add(
                        file.getMessage() + " -> " + Rows.hadoop(runs).toUri().relativize(where.toUri())));
        writer.append(List.of(Rows.escaped(1, 1000)));
    }

    @Test
    void theWriterSetsBadFilesAsideAndNamesThem() throws IOException {
        byte[] whole = addBadFiles();

        assertThat(rows(writer)).containsExactly(Rows.escaped(1, 1000));
        assertThat(told)
                .containsExactly(
                        "cut.parquet is not a whole Parquet file (" + whole.length / 2
                                + " bytes) -> _quarantine/cut.parquet",
                        "empty.parquet is not a whole Parquet file (0 bytes) -> _quarantine/empty.parquet",
                        "other.parquet does not follow the table's contract: column algorithm is missing"
                                + " -> _quarantine/other.parquet",
                        "spark.parquet does not follow the table's contract: it is a directory"
                                + " -> _quarantine/spark.parquet");
        assertThat(names(quarantine)).containsExactly("cut.parquet", "empty.parquet", "other.parquet", "spark.parquet");
        assertThat(names(runs)).hasSize(2);
        assertThat(rows(writer)).hasSize(1);
        assertThat(told).hasSize(4);
    }

    @Test
    void aReaderNamesThemOnceAndLeavesThem() throws IOException {
        addBadFiles();
        List<String> before = names(runs);
        List<String> reported = new ArrayList<>();
        RunStore reader = directory.runs(file -> reported.add(file.file().getName()));

        assertThat(rows(reader)).containsExactly(Rows.escaped(1, 1000));
        assertThat(rows(reader)).hasSize(1);
        assertThat(reported).containsExactly("cut.parquet", "empty.parquet", "other.parquet", "spark.parquet");
        assertThat(names(runs)).isEqualTo(before).doesNotContain("_quarantine");
    }

    @Test
    void aFileCutAtAnyLengthIsSetAsideUnderANameOfItsOwn() throws IOException {
        byte[] whole = Files.readAllBytes(runs.resolve(names(runs).get(0)));
        int cut = 0;
        for (int length = 0; length < whole.length; length += 64) {
            Files.write(runs.resolve("cut.parquet"), Arrays.copyOf(whole, length));
            assertThat(rows(writer)).as("cut to " + length).hasSize(1);
            cut++;
            String name = cut == 1 ? "cut.parquet" : "cut-" + cut + ".parquet";
            assertThat(quarantine.resolve(name)).hasSize(length);
        }
        assertThat(names(quarantine)).hasSize(cut);
        assertThat(names(runs)).hasSize(2);
    }

    @Test
    void randomBytesAreSetAside() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[random.nextInt(4000)];
            random.nextBytes(bytes);
            Files.write(runs.resolve("noise-" + i + ".parquet"), bytes);
        }

        assertThat(rows(writer)).hasSize(1);
        assertThat(names(quarantine)).hasSize(100);
        writer.compact();
        assertThat(names(runs)).hasSize(2);
    }

    private byte[] addBadFiles() throws IOException {
        record Other(@Column("c") String cellId) {}
        byte[] whole = Files.readAllBytes(runs.resolve(names(runs).get(0)));
        Files.write(runs.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(runs.resolve("empty.parquet"), new byte[0]);
        Rows.write(runs.resolve("other.parquet"), Other.class, List.of(new Other("x")));
        Files.createDirectory(runs.resolve("spark.parquet"));
        return whole;
    }

    private static List<RunRow> rows(RunStore store) throws IOException {
        List<RunRow> rows = new ArrayList<>();
        store.forEachRow(rows::add);
        return rows;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
