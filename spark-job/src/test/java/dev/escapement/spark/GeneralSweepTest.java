package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.RunRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps with batches, several neurons, several directions and momentum, from the configuration to the tables. */
@Tag("spark")
class GeneralSweepTest {
    private static final String GENERAL = """
            algorithms = [online, { name = batch-reuse, passes = 3 }]
            eta { values = [0.02] }
            gamma { policy = law, coefficient = 1, exponent = 1 }
            max-steps = 300
            seeds = 2
            sweeps = [
              { links = [square], dimensions = [16, 24], width = 2, batch = 4, second-layer = 0.5, loss = squared }
              {
                links = [{ formula = "s1+he(3,s2)" }, { sum = he2 }], activation = he2, directions = 2, dimensions = [16]
                batch { coefficient = 1, exponents = [0.5] }, momentum = 0.5, escape = [any, subspace]
                engine = [reduced, dense]
              }
            ]
            """;
    private static final int CELLS = 2 * (2 * 2 + 2 * 2 * 2 * 2);

    @TempDir
    Path directory;

    @Test
    void rowsSayWhatWasSimulatedAndAreReadBack() throws Exception {
        Path config = Sweeps.config(directory, GENERAL);
        Path output = directory.resolve("out");
        Sweeps.Ran ran = Sweeps.command("run", config, "trajectories=1");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<RunRow> rows = Sweeps.rows(output);
        assertThat(rows).hasSize(CELLS).extracting(RunRow::cellId).doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.status() == Status.FAILED).isEmpty();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.samples())
                        .isEqualTo(row.steps() * row.setting().batch()));
        assertThat(distinct(
                        output,
                        "runs",
                        "concat_ws(' ', link, directions, width, batch, batch_coefficient, batch_exponent, momentum)"))
                .containsExactly("s1 + he(3, s2) 2 1 4 1.0 0.5 0.5", "square 1 2 4 0.0", "sum(he2) 2 1 4 1.0 0.5 0.5");
        assertThat(distinct(output, "runs", "algorithm || ' ' || coalesce(passes, 0)"))
                .containsExactly("batch-reuse 3", "online 0");
        assertThat(distinct(output, "runs", "escape")).containsExactly("any", "subspace");
        assertThat(distinct(output, "trajectories", "cell_id")).hasSize(CELLS / 2);

        Sweeps.Ran again = Sweeps.command("run", config, "trajectories=1");
        assertThat(again.err()).contains(CELLS + " cells, all of them done");
        assertThat(Sweeps.rows(output)).isEqualTo(rows);
    }

    /** Levels are no part of a setting: cells that lack them are computed again, and their rows stay. */
    @Test
    void passagesThatLackAreComputedAgain() throws Exception {
        Path config = Sweeps.config(directory, GENERAL);
        Path output = directory.resolve("out");
        Sweeps.command("run", config);
        List<RunRow> rows = Sweeps.rows(output);
        Sweeps.Ran more = Sweeps.command("run", config, "levels=[0.4,0.3]");
        assertThat(more.err()).contains(CELLS + " of them only for their passages");
        assertThat(Sweeps.rows(output)).isEqualTo(rows);
        assertThat(distinct(output, "passages", "level")).containsExactly("0.3", "0.4");
        assertThat(distinct(output, "passages", "cell_id")).hasSize(CELLS);
        long escaped =
                rows.stream().filter(row -> row.status() == Status.ESCAPED).count();
        assertThat(Files.readString(output.resolve("report.html")))
                .as("levels are no further runs")
                .contains(CELLS + " runs of ", ": " + escaped + " escaped");
        List<String> atOnce = distinct(output, "passages", "concat_ws(' ', cell_id, level, step)");
        assertThat(Sweeps.command("plan", config, "levels=[0.4,0.3]").out()).contains(CELLS + " of them done");

        Path other = directory.resolve("other");
        Sweeps.command("run", config, "levels=[0.4,0.3]", "output=" + other);
        assertThat(distinct(other, "passages", "concat_ws(' ', cell_id, level, step)"))
                .isEqualTo(atOnce);
    }

    private static List<String> distinct(Path output, String table, String expression) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT CAST(" + expression
                        + " AS VARCHAR) AS x FROM '" + output.resolve(table) + "/*.parquet' ORDER BY x")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
