package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An output that an earlier version wrote: 264 cells with trajectories, one of them CENSORED. Today's version has nothing to
 * add to it, and finds in it what the earlier one found.
 *
 * <p>{@code runs/} and {@code trajectories/} are from commit f406ea9. {@code tables/} is what {@code fit} of commit 38e6899
 * made of them; there, columns of theory became more exact in between.
 */
@Tag("spark")
class EarlierOutputTest {
    private static final Path EARLIER = Path.of("src/test/resources/earlier-output");
    /** Relative. Sums may be taken in another order than then, which moves last digits. */
    private static final double TOLERANCE = 1e-9;

    private static final Map<String, Object> ADDED = new LinkedHashMap<>();

    static {
        ADDED.put("rule", null);
        ADDED.put("label", "y");
    }

    @TempDir
    Path directory;

    private Path output;

    @BeforeEach
    void copy() throws IOException {
        output = directory.resolve("out");
        for (String part : List.of("runs", "trajectories")) {
            copy(EARLIER.resolve(part), output.resolve(part));
        }
    }

    @Test
    void resumesWithNothingToDo() throws IOException {
        List<String> before = Sweeps.results(output);
        Sweeps.Ran ran = Sweeps.command("run", EARLIER.resolve("sweep.conf"), "output=" + output);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("264 cells, all of them done");
        assertThat(Sweeps.results(output)).isEqualTo(before).hasSize(264);
        assertThat(before).filteredOn(row -> row.contains(",CENSORED,")).hasSize(1);
        assertThat(names(output.resolve("runs"))).isEqualTo(names(EARLIER.resolve("runs")));
        assertThat(names(output.resolve("trajectories"))).isEqualTo(names(EARLIER.resolve("trajectories")));
    }

    @Test
    void aCensoredCellGoesOnToALaterCap() throws IOException {
        Sweeps.Ran ran = Sweeps.command("run", EARLIER.resolve("sweep.conf"), "output=" + output, "max-steps=1e6");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("1 cell to simulate (263 of 264 are done)");
    }

    @Test
    void fitsTheSameTables() throws IOException, SQLException {
        Sweeps.Ran ran = Sweeps.command("fit", output, "--quiet");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        for (String table : names(EARLIER.resolve("tables"))) {
            List<Map<String, Object>> then = rows(EARLIER.resolve("tables").resolve(table));
            List<Map<String, Object>> now = rows(output.resolve(table));
            assertThat(now).as(table).hasSameSizeAs(then);
            for (int row = 0; row < then.size(); row++) {
                assertSame(table, then.get(row), now.get(row));
            }
        }
    }

    /** Columns that were added since hold what settings had before there were any. */
    private static void assertSame(String table, Map<String, Object> then, Map<String, Object> now) {
        Map<String, Object> all = new LinkedHashMap<>(ADDED);
        all.putAll(then);
        assertThat(now.keySet()).as(table).containsExactlyInAnyOrderElementsOf(all.keySet());
        all.forEach((column, value) -> {
            String where = table + ", " + column + " of " + now;
            if (value instanceof Double earlier && now.get(column) instanceof Double today) {
                assertThat(today).as(where).isCloseTo(earlier, within(TOLERANCE * Math.abs(earlier)));
            } else {
                assertThat(now.get(column)).as(where).isEqualTo(value);
            }
        });
    }

    /** Each row's values by the names of the columns. */
    private static List<Map<String, Object>> rows(Path table) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery("from '" + table + "'")) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnName(column), result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : names(from)) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }
}
