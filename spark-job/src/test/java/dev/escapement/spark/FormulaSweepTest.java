package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps with formulas for rules, links, residuals and labels, from the configuration to the tables. */
@Tag("spark")
class FormulaSweepTest {
    private static final String FORMULAS = """
            algorithms = [
              online
              { name = clipped, psi = "clip(res(a*act(z))*act'(z), -2, 2)" }
              { name = nudged, psi = "b = a + eta*y*act(z); y*b*act'(z)" }
            ]
            links = [{ formula = "tanh(2*x)+0.3*x^3" }]
            activation = he1
            loss = [huber(1), { residual = "2*clip(y-f,-1,1)" }]
            label = [y, "y^3"]
            dimensions = [16, 32]
            eta { values = [0.1] }
            gamma { policy = law, coefficient = 0.1, exponent = 1 }
            seeds = 2
            max-steps = 400
            """;

    @TempDir
    Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, FORMULAS);
        output = directory.resolve("out");
    }

    @Test
    void rowsTellTheFormulasAndAreNotComputedAgain() throws Exception {
        Sweeps.Ran ran = Sweeps.command("run", config);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<RunRow> rows = Sweeps.rows(output);
        assertThat(rows).hasSize(3 * 2 * 2 * 2 * 2).extracting(RunRow::cellId).doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.status() == Status.FAILED).isEmpty();
        assertThat(distinct("algorithm || ' = ' || coalesce(rule, 'null')"))
                .containsExactly(
                        "clipped = clip(res(a * act(z)) * act'(z), -2, 2)",
                        "nudged = b = a + eta * y * act(z); y * b * act'(z)",
                        "online = null");
        assertThat(distinct("link")).containsExactly("tanh(2 * x) + 0.3 * x^3");
        assertThat(distinct("loss")).containsExactly("2 * clip(y - f, -1, 1)", "huber(1)");
        assertThat(distinct("label")).containsExactly("y", "y^3");
        assertThat(distinct("algorithm || ' ' || (eta is null)"))
                .containsExactly("clipped true", "nudged false", "online true");
        assertThat(ran.out()).contains("nudged tanh(2 * x) + 0.3 * x^3/he1, 2 * clip(y - f, -1, 1) loss, label y^3");

        // The same formulas in other spellings, and the configuration as the manifest has it, are the same cells.
        Sweeps.Ran again = Sweeps.command("run", config, "label=[y, \" (y)^ 3.0\"]");
        assertThat(again.err()).contains("48 cells, all of them done");
        assertThat(Sweeps.rows(output)).isEqualTo(rows);
        Sweeps.Ran recorded = Sweeps.command("plan", recorded());
        assertThat(recorded.out()).as(recorded.err()).contains("48, 48 of them done");
    }

    private Path recorded() throws IOException {
        String manifest = Files.readString(output.resolve("manifest.json"));
        return Files.writeString(
                directory.resolve("recorded.conf"),
                com.typesafe.config.ConfigFactory.parseString(manifest)
                        .getConfig("config")
                        .root()
                        .render(com.typesafe.config.ConfigRenderOptions.concise()));
    }

    private List<String> distinct(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(
                        "select distinct " + sql + " as v from '" + output + "/runs/*.parquet' order by v")) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
