package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Status;
import dev.escapement.simulation.TrajectoryGrid;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that keep trajectories. */
@Tag("spark")
class TrajectoriesTest {
    @TempDir
    Path directory;

    private Path config;
    private Path output;
    private Path fresh;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [alternating]
                links = [he2]
                dimensions = [16, 24]
                eta { values = [0.02] }
                gamma { policy = law, coefficient = 0.5, exponent = 1 }
                engine = [reduced, dense]
                seeds = { from = 5, count = 6 }
                max-steps = 300
                """);
        output = directory.resolve("out");
        fresh = directory.resolve("fresh");
    }

    @Test
    void theFirstSeedsOfEverySettingKeepTheirsAndNoRowChanges() throws IOException {
        run("output=" + fresh);
        assertThat(fresh.resolve("trajectories")).doesNotExist();
        run("trajectories=3");

        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(fresh));
        assertThat(files(output.resolve("trajectories"))).hasSize(1);
        Map<String, List<TrajectoryRow>> byCell = byCell(output);
        List<RunRow> first =
                Sweeps.rows(output).stream().filter(row -> row.seed() < 8).toList();
        assertThat(byCell)
                .hasSize(4 * 3)
                .containsOnlyKeys(first.stream().map(RunRow::cellId).toList());
        for (RunRow row : first) {
            List<TrajectoryRow> points = byCell.get(row.cellId());
            assertThat(points.get(0).step()).isZero();
            assertThat(points.get(0).overlap()).isEqualTo(row.initialOverlap());
            assertThat(points.get(points.size() - 1).step()).isEqualTo(row.steps());
            assertThat(points.get(points.size() - 1).overlap()).isEqualTo(row.finalOverlap());
            assertThat(points.subList(0, points.size() - 1)).allMatch(point -> TrajectoryGrid.contains(point.step()));
        }
    }

    @Test
    void aCellThatLacksItsTrajectoryIsSimulatedAgainAndItsRowStays() throws IOException {
        run("output=" + fresh, "trajectories=2");
        run();
        Map<Path, FileTime> runs = files(output.resolve("runs"));
        Sweeps.Ran plan = Sweeps.command("plan", config, "trajectories=2");
        assertThat(plan.out()).contains("cells         24, 24 of them done, of which 8 lack their trajectory");
        assertThat(Sweeps.command("plan", config, "trajectories=2", "--json").out())
                .contains("\"cells\" : 24", "\"done\" : 24")
                .doesNotContain("\"predicted_steps\" : 0.0");

        Sweeps.Ran ran = Sweeps.command("run", config, "trajectories=2");
        assertThat(ran.err())
                .contains(
                        "8 cells to simulate (24 of 24 are done), 8 of them only for their trajectories, a few seconds on ")
                .contains("8 cells simulated");
        assertThat(Trajectories.of(output)).isEqualTo(Trajectories.of(fresh));
        assertThat(files(output.resolve("runs"))).isEqualTo(runs);
        assertThat(Sweeps.command("run", config, "trajectories=2").err()).contains("24 cells, all of them done");
        assertThat(Sweeps.command("run", config, "trajectories=4").err())
                .contains("8 cells to simulate (24 of 24 are done), 8 of them");
        assertThat(byCell(output)).hasSize(4 * 4);
    }

    @Test
    void aLargerCapReplacesTheTrajectoriesOfCensoredCells() throws IOException {
        run("output=" + fresh, "trajectories=3");
        run("trajectories=3", "max-steps=20");
        assertThat(Sweeps.rows(output))
                .filteredOn(row -> row.status() == Status.CENSORED)
                .hasSizeGreaterThan(8);
        assertThat(Trajectories.of(output)).extracting(TrajectoryRow::step).contains(20L);
        run("trajectories=3");
        assertThat(Trajectories.of(output)).isEqualTo(Trajectories.of(fresh));
    }

    /** The row's own cap counts, where it is the larger one. */
    @Test
    void aTrajectoryGoesAsFarAsItsRow() throws IOException {
        run("output=" + fresh, "trajectories=3");
        run();
        run("trajectories=3", "max-steps=20");
        assertThat(Trajectories.of(output)).isEqualTo(Trajectories.of(fresh));
    }

    @Test
    void aTornFileIsSetAsideAndItsTrajectoriesAreRecordedAgain() throws IOException {
        run("trajectories=2");
        List<TrajectoryRow> before = Trajectories.of(output);
        Path trajectories = output.resolve("trajectories");
        Path whole = files(trajectories).keySet().iterator().next();
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        String torn = "escapement: " + whole.getFileName() + " is not a whole Parquet file (" + bytes.length / 2
                + " bytes); ";
        assertThat(Sweeps.command("plan", config, "trajectories=2").err())
                .startsWith(torn + "the file is left out\n")
                .containsOnlyOnce(whole.getFileName().toString());
        assertThat(Sweeps.command("run", config, "trajectories=2").err())
                .contains(torn + "it was moved to file:" + trajectories + "/_quarantine/" + whole.getFileName()
                        + ", and those of its trajectories that this run keeps are recorded again\n")
                .contains("8 cells to simulate (24 of 24 are done)");
        assertThat(Trajectories.of(output)).isEqualTo(before);
        assertThat(trajectories.resolve("_quarantine").resolve(whole.getFileName()))
                .hasSize(bytes.length / 2);
    }

    @Test
    void runsThatDivergeKeepFinitePointsAndThoseThatFailNone() throws IOException {
        Object[] explosive = {
            "run",
            config,
            "algorithms=[online]",
            "links=[he12]",
            "loss=squared",
            "geometry=euclidean",
            "threshold=0.99",
            "gamma={values=[0.01]}",
            "trajectories=6",
            "dimensions=[16]"
        };
        assertThat(Sweeps.command(explosive).exitCode()).isZero();
        Map<String, List<TrajectoryRow>> byCell = byCell(output);
        List<RunRow> diverged = Sweeps.rows(output).stream()
                .filter(row -> row.status() == Status.DIVERGED)
                .toList();
        assertThat(diverged).isNotEmpty();
        for (RunRow row : diverged) {
            List<TrajectoryRow> points = byCell.get(row.cellId());
            assertThat(points.get(points.size() - 1).step()).isEqualTo(TrajectoryGrid.before(row.steps()));
        }
        assertThat(Sweeps.command(explosive).err()).contains("12 cells, all of them done");

        Object[] failing = {
            "run",
            config,
            "dimensions=[2147483647]",
            "engine=dense",
            "trajectories=1",
            "seeds=1",
            "retry-failed=false",
            "output=" + fresh
        };
        assertThat(Sweeps.command(failing).exitCode()).isEqualTo(1);
        assertThat(Trajectories.of(fresh)).isEmpty();
        assertThat(Sweeps.command(failing).err()).contains("1 cell, done");
    }

    private void run(String... arguments) {
        Object[] all = Stream.concat(Stream.of("run", config, "--quiet"), Stream.of(arguments))
                .toArray();
        Sweeps.Ran ran = Sweeps.command(all);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private static Map<String, List<TrajectoryRow>> byCell(Path output) throws IOException {
        return Trajectories.of(output).stream().collect(Collectors.groupingBy(TrajectoryRow::cellId));
    }

    /** Its Parquet files, and when they were last changed. */
    private static Map<Path, FileTime> files(Path directory) throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(directory)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
