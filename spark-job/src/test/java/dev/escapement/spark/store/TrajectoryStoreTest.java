package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryStoreTest {
    @TempDir
    private Path output;

    private Path trajectories;
    private OutputDirectory directory;
    private TrajectoryStore store;
    private final List<String> setAside = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        trajectories = output.resolve("trajectories");
        directory = new OutputDirectory(Rows.hadoop(output), new Configuration());
        store = directory.writableTrajectories(Map.of(), (file, where) -> setAside.add(where.toString()));
    }

    @Test
    void anOutputWithoutAnyHasNone() throws IOException {
        assertThat(points(store)).isEmpty();
        store.compact();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void pointsComeByCellAndStepAndOnce() throws IOException {
        store.append(trajectory(2, 0, 1, 2, 3, 1000));
        store.append(trajectory(1, 0, 1, 2, 17));
        store.append(trajectory(2, 0, 1, 2, 3, 1000));
        List<TrajectoryRow> expected = Stream.of(trajectory(1, 0, 1, 2, 17), trajectory(2, 0, 1, 2, 3, 1000))
                .flatMap(List::stream)
                .toList();

        assertThat(points(store)).isEqualTo(expected);
        store.compact();
        assertThat(names()).hasSize(1).allMatch(name -> name.matches("merged-000003-[0-9a-f-]{36}\\.parquet"));
        assertThat(points(directory.trajectories(file -> {
                    throw new AssertionError(file);
                })))
                .isEqualTo(expected);
        List<String> before = names();
        store.compact();
        assertThat(names()).isEqualTo(before);
    }

    /** 16 and 20 are off the grid: they were caps. */
    @Test
    void theStepAtWhichARunWasOnceCensoredGivesWay() throws IOException {
        store.append(trajectory(1, 0, 10, 16));
        store.append(trajectory(1, 0, 10, 18, 20));
        store.append(trajectory(1, 0, 10, 18, 21, 23));

        store.compact();
        assertThat(points(store)).isEqualTo(trajectory(1, 0, 10, 18, 21, 23));
    }

    @Test
    void tornAndForeignFilesAreSetAside() throws IOException {
        store.append(trajectory(1, 0, 1));
        Files.write(trajectories.resolve("torn.parquet"), new byte[100]);
        Rows.write(trajectories.resolve("foreign.parquet"), RunRow.class, List.of(Rows.escaped(1, 10)));

        assertThat(points(store)).isEqualTo(trajectory(1, 0, 1));
        assertThat(setAside)
                .containsExactly(
                        "file:" + trajectories + "/_quarantine/foreign.parquet",
                        "file:" + trajectories + "/_quarantine/torn.parquet");
    }

    static List<TrajectoryRow> trajectory(long cell, long... steps) {
        return LongStream.of(steps)
                .mapToObj(step -> new TrajectoryRow(Rows.cell(cell), step, 1.0 / (1 + step)))
                .toList();
    }

    private static List<TrajectoryRow> points(TrajectoryStore store) throws IOException {
        List<TrajectoryRow> points = new ArrayList<>();
        store.forEachPoint(points::add);
        return points;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(trajectories)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
