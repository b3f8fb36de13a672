package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.setting.Setting;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    @TempDir
    private Path output;

    private Path runs;
    private RunStore store;
    private final List<String> setAside = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        runs = output.resolve("runs");
        store = new OutputDirectory(Rows.hadoop(output), new Configuration())
                .writableRuns(Map.of("escapement.config.hash", "abc"), (file, where) -> setAside.add(where.getName()));
    }

    @Test
    void anOutputThatIsNotThereHasNoRows() throws IOException {
        assertThat(allRows()).isEmpty();
        store.compact();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aBatchIsSortedAndNumbered() throws IOException {
        store.append(List.of(Rows.escaped(3, 1000), Rows.escaped(1, 1000)));
        store.append(List.of(Rows.escaped(2, 1000)));

        assertThat(allRows()).containsExactly(Rows.escaped(1, 1000), Rows.escaped(3, 1000), Rows.escaped(2, 1000));
        assertThat(cells()).containsExactly(Rows.escaped(1, 1000), Rows.escaped(2, 1000), Rows.escaped(3, 1000));
        assertThat(names()).hasSize(2);
        assertThat(names().get(0)).matches("batch-000000-[0-9a-f-]{36}\\.parquet");
        assertThat(names().get(1)).matches("batch-000001-[0-9a-f-]{36}\\.parquet");
    }

    @Test
    void aBatchThatCannotBeWrittenLeavesNothing() throws IOException {
        RunRow good = Rows.escaped(1, 1000);
        RunRow row = new RunRow(
                good.cellId(),
                new Setting(good.setting().point(), Double.NaN, 0.002),
                1,
                1,
                1,
                null,
                null,
                good.status(),
                1L,
                1L,
                1L,
                1L,
                null,
                1L,
                null,
                null,
                null);

        assertThatThrownBy(() -> store.append(List.of(good, row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eta is null although the algorithm is alternating");
        assertThat(names()).isEmpty();
    }

    /** Files that are torn or empty hold none, and are not set aside for the question. */
    @Test
    void onlyRowsOfSoundFilesAreThere() throws IOException {
        assertThat(store.holdsRows()).isFalse();
        Files.createDirectory(runs);
        Files.writeString(runs.resolve("torn.parquet"), "half a batch");
        Rows.write(runs.resolve("none.parquet"), RunRow.class, List.of());
        assertThat(store.holdsRows()).isFalse();
        store.append(List.of(Rows.escaped(1, 1000)));
        assertThat(store.holdsRows()).isTrue();
        assertThat(setAside).isEmpty();
    }

    @Test
    void leftoversAreNoRuns() throws IOException {
        store.append(List.of(Rows.escaped(1, 1000)));
        Files.writeString(runs.resolve("_batch-000001-x.parquet-y.tmp"), "half a batch");
        Files.createDirectory(runs.resolve("_quarantine"));

        assertThat(allRows()).containsExactly(Rows.escaped(1, 1000));
        assertThat(setAside).isEmpty();
    }

    @Tag("slow")
    @Test
    void noRowOfAFileThatIsTornAtItsEndCounts() throws IOException {
        Path file = Files.createDirectory(runs).resolve("long.parquet");
        Rows.write(file, RunRow.class, Rows.shuffled(150_000, 5));
        byte[] bytes = Files.readAllBytes(file);
        // In the pages of a later row group: the footer and the first group are sound.
        Arrays.fill(bytes, bytes.length * 3 / 4, bytes.length * 3 / 4 + 100, (byte) 0);
        Files.write(file, bytes);

        assertThat(allRows()).isEmpty();
        assertThat(setAside).containsExactly("long.parquet");
    }

    @Test
    void compactionKeepsTheRowThatCounts() throws IOException {
        store.append(
                List.of(Rows.censored(1, 1000), Rows.escaped(2, 1000), Rows.failed(3, 1000), Rows.failed(4, 2000)));
        store.append(
                List.of(Rows.escaped(1, 2000), Rows.failed(2, 1000), Rows.escaped(3, 1000), Rows.censored(4, 1000)));
        store.append(List.of(Rows.escaped(3, 1000), Rows.escaped(5, 1000), Rows.escaped(5, 1000)));
        List<RunRow> expected = List.of(
                Rows.escaped(1, 2000),
                Rows.escaped(2, 1000),
                Rows.escaped(3, 1000),
                Rows.failed(4, 2000),
                Rows.escaped(5, 1000));

        assertThat(cells()).isEqualTo(expected);
        store.compact();

        assertThat(names()).hasSize(1);
        assertThat(names().get(0)).matches("merged-000003-[0-9a-f-]{36}\\.parquet");
        assertThat(allRows()).isEqualTo(expected);
    }

    @Test
    void aFileThatIsCompactIsLeftAlone() throws IOException {
        store.append(List.of(Rows.escaped(2, 1000), Rows.escaped(1, 1000)));
        List<String> before = names();

        store.compact();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void oneFileWithDuplicatesOrWithoutOrderIsRewritten() throws IOException {
        Path file = Files.createDirectory(runs).resolve("theirs.parquet");
        Rows.write(file, RunRow.class, List.of(Rows.escaped(2, 1000), Rows.escaped(1, 1000), Rows.escaped(2, 2000)));

        store.compact();

        assertThat(names()).hasSize(1).doesNotContain("theirs.parquet");
        assertThat(allRows()).containsExactly(Rows.escaped(1, 1000), Rows.escaped(2, 2000));
    }

    @Test
    void aKillInCompactionLeavesDuplicatesThatTheNextOneDrops() throws IOException {
        store.append(List.of(Rows.escaped(1, 1000)));
        store.append(List.of(Rows.escaped(2, 1000)));
        Path saved = Files.createDirectory(output.resolve("saved"));
        Path survivor = runs.resolve(names().get(1));
        Files.copy(survivor, saved.resolve("copy"));
        store.compact();
        Files.copy(saved.resolve("copy"), survivor);

        assertThat(allRows()).hasSize(3);
        assertThat(cells()).hasSize(2);
        store.compact();

        assertThat(names()).hasSize(1);
        assertThat(allRows()).containsExactly(Rows.escaped(1, 1000), Rows.escaped(2, 1000));
    }

    @Test
    void aFileThatRotsAfterItWasReadIsSetAsideByCompaction() throws IOException {
        store.append(Rows.shuffled(1000, 1));
        store.append(List.of(Rows.escaped(2, 1000)));
        store.append(List.of(Rows.escaped(3, 1000)));
        assertThat(cells()).hasSize(1002);
        Path rotten = runs.resolve(names().get(0));
        FileTime before = Files.getLastModifiedTime(rotten);
        byte[] bytes = Files.readAllBytes(rotten);
        Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0);
        Files.write(rotten, bytes);
        Files.setLastModifiedTime(rotten, before);

        store.compact();

        assertThat(setAside).containsExactly(rotten.getFileName().toString());
        assertThat(cells()).containsExactly(Rows.escaped(2, 1000), Rows.escaped(3, 1000));
        assertThat(names()).hasSize(2).contains("_quarantine");
    }

    @Test
    void filesAreMergedInStagesAndUnsortedOnesInPieces() throws IOException {
        Files.createDirectory(runs);
        List<CellFile<RunRow>> files = new ArrayList<>();
        TreeSet<String> expected = new TreeSet<>();
        for (int i = 0; i < 7; i++) {
            List<RunRow> rows = Rows.shuffled(25, i / 2);
            rows.forEach(row -> expected.add(row.cellId()));
            Path file = runs.resolve("theirs-" + i + ".parquet");
            Rows.write(
                    file,
                    RunRow.class,
                    i % 3 == 0 ? rows.stream().sorted(RunRow.BY_CELL).toList() : rows);
            files.add(
                    CellFile.inspect(RunStore.TABLE, Rows.local(), Rows.local().getFileStatus(Rows.hadoop(file))));
        }
        assertThat(files).extracting(CellFile::sorted).containsExactly(true, false, false, true, false, false, true);

        List<String> merged = new ArrayList<>();
        try (SortedFiles<RunRow> sorted = new SortedFiles<>(RunStore.TABLE, files, 3, 10, (one, other) -> {});
                CellMerge<RunRow> merge = sorted.merge()) {
            for (RunRow row = merge.next(); row != null; row = merge.next()) {
                merged.add(row.cellId());
            }
        }

        assertThat(merged).containsExactlyElementsOf(expected);
    }

    private List<RunRow> allRows() throws IOException {
        List<RunRow> rows = new ArrayList<>();
        store.forEachRow(rows::add);
        return rows;
    }

    private List<RunRow> cells() throws IOException {
        List<RunRow> rows = new ArrayList<>();
        store.forEachCell(rows::add);
        return rows;
    }

    private List<String> names() throws IOException {
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
