package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String ADDED_METHOD = "aft-lognormal-m0";
    /** Columns that were made of a diffusion then, and are made of the overlap's chain now. */
    private static final Set<String> BETTER = Set.of("exit_law_median");

    /** The columns of results that were added, each with the one whose values it holds where every step has one sample. */
    private static final Map<String, Map<String, String>> ADDED_RESULTS = Map.of(
            "escape_times.parquet",
            Map.of("median_samples", "median", "law", "", "law_q25", "", "law_median", "", "law_q75", "", "law_p", ""),
            "exponents.parquet",
            Map.of(
                    "sample_alpha", "alpha",
                    "m0_exponent", "",
                    "m0_exponent_se", "",
                    "typical_alpha", "",
                    "typical_alpha_lo", "",
                    "typical_alpha_hi", "",
                    "law_alpha", ""),
            "transitions.parquet",
            Map.of("law_a_break", ""),
            "crossovers.parquet",
            Map.of("law_eta_crossover", "", "law_crossover_exponent", ""));

    static {
        ADDED.put("rule", null);
        ADDED.put("label", "y");
        ADDED.put("batch", 1);
        ADDED.put("batch_coefficient", null);
        ADDED.put("batch_exponent", null);
        ADDED.put("width", 1);
        ADDED.put("directions", 1);
        ADDED.put("passes", null);
        ADDED.put("escape", "any");
        ADDED.put("momentum", 0.0);
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
    void aCensoredCellGoesOnToALaterCap() throws Exception {
        List<RunRow> before = Sweeps.rows(output);
        Sweeps.simulate(EARLIER.resolve("sweep.conf"), 2, "output=" + output, "max-steps=1e6");
        List<RunRow> after = Sweeps.rows(output);
        assertThat(after).hasSize(264);
        assertThat(before)
                .filteredOn(row -> !after.contains(row))
                .singleElement()
                .satisfies(row -> assertThat(row.status()).isEqualTo(Status.CENSORED));
    }

    @Test
    void fitsTheSameTables() throws IOException, SQLException {
        Sweeps.Ran ran = Sweeps.command("fit", output, "--quiet");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        for (String table : names(EARLIER.resolve("tables"))) {
            List<Map<String, Object>> then = rows(EARLIER.resolve("tables").resolve(table));
            List<Map<String, Object>> now = rows(output.resolve(table)).stream()
                    .filter(row -> !ADDED_METHOD.equals(row.get("method")))
                    .toList();
            assertThat(now).as(table).hasSameSizeAs(then);
            for (int row = 0; row < then.size(); row++) {
                assertSame(table, then.get(row), now.get(row));
            }
        }
    }

    /** The law's median stands in both of its columns; the geometry says how it is computed, and whether runs can be tested against it. */
    @Test
    void theLawStandsBesideTheMedians() throws IOException, SQLException {
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        assertThat(rows(output.resolve("escape_times.parquet"))).allSatisfy(row -> {
            assertThat(row.get("law")).isEqualTo("euclidean".equals(row.get("geometry")) ? "flow" : "chain");
            assertThat(row.get("law_median")).isEqualTo(row.get("exit_law_median"));
            assertThat(row.get("law_p") == null).isEqualTo("euclidean".equals(row.get("geometry")));
        });
    }

    /** A group whose runs start at random has one row more than then, and no group has two. */
    @Test
    void theStartsAreACovariateBesideTheOldRows() throws IOException, SQLException {
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        List<Map<String, Object>> added = rows(output.resolve("exponents.parquet")).stream()
                .filter(row -> ADDED_METHOD.equals(row.get("method")))
                .toList();
        assertThat(added).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("model")).isEqualTo("power");
            assertThat(row.get("best")).isEqualTo(false);
            assertThat(row.get("predicted_alpha")).isNull();
            assertThat(row.get("mean_map_alpha")).isNull();
            assertThat((String) row.get("init")).doesNotStartWith("fixed");
        });
        assertThat(added)
                .filteredOn(row -> row.get("alpha") != null)
                .isNotEmpty()
                .allSatisfy(row -> {
                    double alpha = (Double) row.get("alpha") - (Double) row.get("m0_exponent") / 2;
                    assertThat((Double) row.get("typical_alpha")).isEqualTo(alpha, within(1e-12));
                    assertThat((Double) row.get("typical_alpha"))
                            .isBetween((Double) row.get("typical_alpha_lo"), (Double) row.get("typical_alpha_hi"));
                });
        List<Map<String, Object>> headlines = rows(output.resolve("exponents.parquet")).stream()
                .filter(row -> Boolean.TRUE.equals(row.get("best")))
                .filter(row -> !((String) row.get("init")).startsWith("fixed"))
                .toList();
        assertThat(added).hasSameSizeAs(headlines);
    }

    /** Columns that were added since hold what settings had before there were any. */
    private static void assertSame(String table, Map<String, Object> then, Map<String, Object> now) {
        Map<String, Object> all = new LinkedHashMap<>(ADDED);
        all.putAll(then);
        ADDED_RESULTS.getOrDefault(table, Map.of()).forEach((column, source) -> all.put(column, then.get(source)));
        Set<String> columns = new LinkedHashSet<>(now.keySet());
        columns.removeAll(List.of("setting_id", "group_id"));
        assertThat(columns).as(table).containsExactlyInAnyOrderElementsOf(all.keySet());
        all.forEach((column, value) -> {
            String where = table + ", " + column + " of " + now;
            if (column.startsWith("law") || BETTER.contains(column)) {
                return;
            }
            if (column.equals("warning") && value instanceof String earlier) {
                assertThat(now.get(column)).as(where).isEqualTo(inTodaysWords(earlier));
            } else if (value instanceof Double earlier && now.get(column) instanceof Double today) {
                assertThat(today).as(where).isCloseTo(earlier, within(TOLERANCE * Math.abs(earlier)));
            } else {
                assertThat(now.get(column)).as(where).isEqualTo(value);
            }
        });
    }

    /** Warnings are for people, and have been worded more plainly since; what they say is the same. */
    private static String inTodaysWords(String warning) {
        return warning.replaceAll("([\\w-]+) does (as well|better) (as|than) ", "the growth law $1 fits $2 $3 ")
                .replaceAll(
                        "the best model is ([\\w-]+), not the power law",
                        "the growth law that fits best is $1, not a pure power")
                .replace("the escape times fit none of the families", "no distribution fits the escape times")
                .replace(": the headline is the exponent of the median", ", so alpha is fitted to medians")
                .replaceAll(
                        "sigma depends on d, as (d\\^\\S+) (\\(p = \\S+\\)): the regression's scale follows it",
                        "the scatter of log T depends on d: sigma ~ $1 $2, which the regression allows for");
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
