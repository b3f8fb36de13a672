package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Status;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps whose runs record when they pass levels below the threshold. */
@Tag("spark")
class LevelsTest {
    private static final List<Double> LEVELS = List.of(0.2, 0.4);

    @TempDir
    Path directory;

    private Path config;
    private Path output;
    private Path fresh;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he2]
                dimensions = [64, 128]
                gamma { policy = law, coefficient = 0.2, exponent = 1 }
                batch = [1, 3]
                seeds = 8
                max-steps = 3000
                """);
        output = directory.resolve("out");
        fresh = directory.resolve("fresh");
    }

    @Test
    void everyCellHasEveryLevelAndTablesHaveThemAsThresholds() throws IOException {
        run("output=" + fresh);
        assertThat(fresh.resolve("passages")).doesNotExist();
        run("levels=[0.2,0.4]");
        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(fresh)).hasSize(32);
        Map<String, List<PassageRow>> byCell =
                passages(output).stream().collect(Collectors.groupingBy(PassageRow::cellId));
        List<RunRow> runs = Sweeps.rows(output);
        assertThat(byCell).containsOnlyKeys(runs.stream().map(RunRow::cellId).toList());
        for (RunRow row : runs) {
            List<PassageRow> passages = byCell.get(row.cellId());
            assertThat(passages).extracting(PassageRow::level).containsExactlyElementsOf(LEVELS);
            if (row.status() == Status.ESCAPED) {
                assertThat(passages)
                        .allSatisfy(passage -> assertThat(passage.step()).isBetween(0L, row.escapeStep()));
                assertThat(passages.get(0).step())
                        .isLessThanOrEqualTo(passages.get(1).step());
            }
        }
        List<EscapeTimeRow> times = table(EscapeTimeRow.FILE, EscapeTimeRow.class);
        assertThat(times).hasSize(4 * 3);
        for (EscapeTimeRow row : times) {
            double threshold = row.setting().group().escape().threshold();
            List<EscapeTimeRow> same = times.stream()
                    .filter(other -> other.setting().at(1).equals(row.setting().at(1)))
                    .sorted(Comparator.comparingDouble(
                            other -> other.setting().group().escape().threshold()))
                    .toList();
            assertThat(same)
                    .extracting(other -> other.setting().group().escape().threshold())
                    .containsExactly(0.2, 0.4, 0.5);
            assertThat(same.get(0).median()).isLessThan(same.get(2).median());
            assertThat(same.get(0).meanMapStep()).isLessThan(same.get(2).meanMapStep());
            if (threshold > 0.3) {
                assertThat(row.n()).isEqualTo(8);
            }
            assertThat(row.medianSamples())
                    .isEqualTo(
                            row.median() == null
                                    ? null
                                    : row.median() * row.setting().batch());
        }
        assertThat(table(ExponentRow.FILE, ExponentRow.class).stream()
                        .filter(ExponentRow::best)
                        .toList())
                .hasSize(2 * 3);
    }

    @Test
    void aCellThatLacksALevelIsSimulatedAgainAndItsRowStays() throws IOException {
        run("output=" + fresh, "levels=[0.2,0.4]");
        run();
        List<Path> before = files(output.resolve("runs"));
        assertThat(Sweeps.command("plan", config, "levels=[0.2,0.4]").out())
                .contains("32, 32 of them done, of which 32 lack their passages");
        assertThat(Sweeps.command("run", config, "levels=[0.2]").err())
                .contains("32 cells to simulate (32 of 32 are done), 32 of them only for their passages");
        assertThat(Sweeps.command("run", config, "levels=[0.2]").err()).contains("32 cells, all of them done");
        assertThat(Sweeps.command("run", config, "levels=[0.2,0.4]").err())
                .contains("32 of them only for their passages");
        assertThat(passages(output)).isEqualTo(passages(fresh));
        assertThat(files(output.resolve("runs"))).isEqualTo(before);
    }

    /** What was not reached under a smaller cap is no censoring at the larger one. */
    @Test
    void aLargerCapReplacesThePassagesOfCensoredCells() throws IOException {
        run("output=" + fresh, "levels=[0.2,0.4]");
        run("levels=[0.2,0.4]", "max-steps=20");
        assertThat(passages(output)).extracting(PassageRow::step).containsNull();
        run("levels=[0.2,0.4]");
        assertThat(passages(output)).isEqualTo(passages(fresh));
    }

    /** Levels that are no longer asked for stay, and count as far as they were watched. */
    @Test
    void aStalePassageIsCensoredWhereItWasWatched() throws IOException {
        run("levels=[0.2]", "max-steps=20");
        run();
        List<EscapeTimeRow> level = table(EscapeTimeRow.FILE, EscapeTimeRow.class).stream()
                .filter(row -> row.setting().group().escape().threshold() == 0.2)
                .toList();
        assertThat(level).isNotEmpty().allMatch(row -> row.median() == null || row.median() <= 20);
    }

    @Test
    void aTornFileIsSetAsideAndItsPassagesAreRecordedAgain() throws IOException {
        run("levels=[0.2]");
        List<PassageRow> before = passages(output);
        Path whole = files(output.resolve("passages")).get(0);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(Sweeps.command("run", config, "levels=[0.2]").err())
                .contains("and those of its passages that this run keeps are recorded again")
                .contains("32 of them only for their passages");
        assertThat(passages(output)).isEqualTo(before);
    }

    private void run(String... arguments) {
        Object[] all = Stream.concat(Stream.of("run", config, "--quiet"), Stream.of(arguments))
                .toArray();
        Sweeps.Ran ran = Sweeps.command(all);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private <T extends Record> List<T> table(String file, Class<T> row) throws IOException {
        return directory(output).readTable(file, row);
    }

    private static List<PassageRow> passages(Path output) throws IOException {
        List<PassageRow> rows = new ArrayList<>();
        directory(output)
                .passages(file -> {
                    throw new AssertionError(file);
                })
                .forEachRow(rows::add);
        return rows;
    }

    private static OutputDirectory directory(Path output) throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
