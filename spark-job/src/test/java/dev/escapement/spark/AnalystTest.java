package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst who never talks to us: DuckDB reads every table by glob. */
@Tag("spark")
class AnalystTest {
    @Test
    void duckDbReadsEveryTable(@TempDir Path directory) throws IOException, SQLException {
        Path config = Sweeps.config(directory, """
                algorithms = [online, alternating]
                links = [he1]
                dimensions = [16, 32, 64]
                eta { coefficient = 0.1, exponents = [0, 1] }
                seeds = 8
                max-steps = 100000
                trajectories = 1
                """);
        Path out = directory.resolve("seed=8/algorithm=none");
        Sweeps.Ran ran = Sweeps.command("run", config, "output=" + out, "--quiet");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(Sweeps.command("run", config, "output=" + out).err().lines())
                .filteredOn(line -> line.startsWith("escapement: output = " + out + ": DuckDB"))
                .hasSize(1);
        assertThat(query(
                        "select status, count(*), min(eta) is null from runs where algorithm = 'online'"
                                + " group by all",
                        out))
                .containsExactly("ESCAPED|24|true");
        assertThat(query(
                        "select count(distinct cell_id), typeof(any_value(finished_at)), typeof(any_value(dimension))"
                                + " from runs",
                        out))
                .containsExactly("72|TIMESTAMP WITH TIME ZONE|INTEGER");
        assertThat(query(
                        "select count(*), bool_and(median_lo <= median and median <= median_hi), sum(n), "
                                + "bool_and(mean_map_step > 0) from escape_times",
                        out))
                .containsExactly("9|true|72|true");
        assertThat(query(
                        "select algorithm, eta_exponent, predicted_alpha, alpha_wald_lo < alpha, n_dimensions, abs(alpha - 1) < 0.5, "
                                + "abs(mean_map_alpha - 1) < 0.5 from exponents where method = 'aft-lognormal' and model = 'power' order by all",
                        out))
                .containsExactly(
                        "alternating|0.0|1.0|true|3|true|true",
                        "alternating|1.0|1.0|true|3|true|true",
                        "online|null|1.0|true|3|true|true");
        assertThat(query(
                        "select count(*) from (select algorithm, eta_exponent from exponents "
                                + "group by all having count(*) filter (best) = 1)",
                        out))
                .containsExactly("3");
        assertThat(query("select algorithm, n_exponents, a_break is null from transitions", out))
                .containsExactly("alternating|2|true");
        assertThat(query(
                        "select count(distinct cell_id), bool_and(overlap = final_overlap) from runs r "
                                + "join trajectories t using (cell_id) where t.step = r.escape_step",
                        out))
                .containsExactly("9|true");
        // The columns of a setting lose the rows in which one is null; the ids lose none.
        assertThat(query(
                        "select count(*) from runs r join escape_times e using (algorithm, "
                                + "link, dimension, eta_exponent)",
                        out))
                .containsExactly("48");
        assertThat(query("select count(*) from runs join escape_times using (setting_id)", out))
                .containsExactly("72");
        assertThat(query(
                        "select count(*), count(distinct group_id), bool_and(e.algorithm = x.algorithm"
                                + " and e.eta_exponent is not distinct from x.eta_exponent)"
                                + " from escape_times e join exponents x using (group_id) where best",
                        out))
                .containsExactly("9|3|true");
    }

    /** Asks of the tables by their names; their path looks like one of Hive's partitions. */
    private static List<String> query(String sql, Path output) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String glob : List.of("runs/*", "trajectories/*", "escape_times*", "exponents*", "transitions*")) {
                statement.execute("create view " + glob.replaceAll("/?\\*", "") + " as from read_parquet('" + output
                        + "/" + glob + ".parquet', hive_partitioning = false)");
            }
            ResultSet rows = statement.executeQuery(sql);
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", cells));
            }
            return lines;
        }
    }
}
