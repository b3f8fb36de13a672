package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.inference.Estimate;
import dev.escapement.inference.Method;
import dev.escapement.inference.growth.Trend;
import dev.escapement.spark.store.file.ForeignFileException;
import dev.escapement.spark.store.parquet.Column;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB reads our tables by glob, and we read what it writes. */
class DuckDbTest {
    @TempDir
    private Path output;

    @Test
    void itReadsRunsByGlob() throws Exception {
        RunStore runs = directory().writableRuns(Map.of(), (unusable, where) -> {});
        runs.append(List.of(Rows.escaped(1, 1000), Rows.failed(2, 1000)));
        runs.append(List.of(Rows.censored(3, 1000)));

        assertThat(query("SELECT count(*), count(DISTINCT cell_id), sum(escape_step), max(epoch_us(finished_at)) FROM '"
                        + output + "/runs/*.parquet'"))
                .containsExactly("3|3|901|1770120000123456");
        assertThat(query("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '" + output
                        + "/runs/*.parquet')"))
                .hasSize(49)
                .contains(
                        "cell_id VARCHAR",
                        "dimension INTEGER",
                        "setting_id VARCHAR",
                        "eta DOUBLE",
                        "max_steps BIGINT",
                        "status VARCHAR",
                        "escape_step BIGINT",
                        "finished_at TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void itReadsTheTables() throws Exception {
        EscapeTimeRow times = new EscapeTimeRow(
                Rows.SETTING,
                64,
                60,
                4,
                0,
                0,
                910.0,
                900.0,
                null,
                800.0,
                990.0,
                915.0,
                905.0,
                0.01,
                910.0,
                "chain",
                801.0,
                905.0,
                991.0,
                0.4);
        ExponentRow exponent = new ExponentRow(
                Rows.SETTING.group(),
                Method.AFT_LOGNORMAL,
                Trend.POWER,
                1.5,
                0.1,
                1.3,
                1.7,
                Estimate.Kind.WALD,
                1.3,
                1.7,
                0.2,
                0.4,
                -300.0,
                610.0,
                true,
                64,
                256,
                3,
                180,
                12,
                1.5,
                1.49,
                null,
                1.5,
                null,
                null,
                null,
                null,
                null,
                1.48);
        directory().writeTable(EscapeTimeRow.FILE, EscapeTimeRow.class, List.of(times), Map.of());
        directory().writeTable(ExponentRow.FILE, ExponentRow.class, List.of(exponent), Map.of());

        assertThat(query("SELECT dimension, n, median, median_hi FROM '" + output + "/escape_times.parquet'"))
                .containsExactly("64|64|910.0|null");
        assertThat(query("SELECT method, alpha, best, typeof(best), eta FROM '" + output + "/exponents.parquet'"))
                .containsExactly("aft-lognormal|1.5|true|BOOLEAN|null");
        assertThat(directory().readTable(ExponentRow.FILE, ExponentRow.class)).containsExactly(exponent);
    }

    @Test
    void weReadWhatItWrites() throws Exception {
        for (String options : List.of("", ", COMPRESSION zstd", ", COMPRESSION gzip", ", PARQUET_VERSION v2")) {
            Path ours = output.resolve("ours.parquet");
            Path theirs = output.resolve("theirs.parquet");
            Files.deleteIfExists(ours);
            List<RunRow> rows = List.of(Rows.escaped(1, 1000), Rows.failed(2, 1000), Rows.censored(3, 1000));
            Rows.write(ours, RunRow.class, rows);
            copy("SELECT 'extra' AS note, * FROM '" + ours + "' ORDER BY cell_id", theirs, options);

            assertThat(Rows.read(theirs, RunRow.class)).as(options).isEqualTo(rows);
        }
    }

    @Test
    void weReadTimesInItsOtherUnits() throws Exception {
        record Time(@Column(value = "t", nullable = true) Instant t) {}
        Path theirs = output.resolve("theirs.parquet");

        for (String type : List.of("TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP", "TIMESTAMPTZ")) {
            copy("SELECT CAST(make_timestamp(-1500000) AS " + type + ") AS t", theirs, "");

            assertThat(Rows.read(theirs, Time.class)).as(type).containsExactly(new Time(Instant.ofEpochMilli(-1500)));
        }
    }

    @Test
    void aColumnItCastIsForeign() throws Exception {
        Path ours = output.resolve("ours.parquet");
        Path theirs = output.resolve("theirs.parquet");
        Rows.write(ours, RunRow.class, List.of(Rows.escaped(1, 1000)));

        copy("SELECT * REPLACE (CAST(escape_step AS DOUBLE) AS escape_step) FROM '" + ours + "'", theirs, "");
        assertThatThrownBy(() -> Rows.read(theirs, RunRow.class))
                .isInstanceOf(ForeignFileException.class)
                .hasMessageEndingWith(
                        "in row 1, escape_step is null although the run ESCAPED (column escape_step is DOUBLE,"
                                + " not INT64)");
        copy("SELECT * REPLACE ([cell_id] AS cell_id) FROM '" + ours + "'", theirs, "");
        assertThatThrownBy(() -> Rows.read(theirs, RunRow.class))
                .isInstanceOf(ForeignFileException.class)
                .hasMessageEndingWith("column cell_id is a list or a group");
        copy("SELECT * REPLACE (CAST('nan' AS DOUBLE) AS gamma) FROM '" + ours + "'", theirs, "");
        assertThatThrownBy(() -> Rows.read(theirs, RunRow.class))
                .isInstanceOf(ForeignFileException.class)
                .hasMessageEndingWith("in row 1, gamma is NaN; a number that is missing is null");
        copy("SELECT * FROM '" + ours + "'", theirs, ", COMPRESSION brotli");
        assertThatThrownBy(() -> Rows.read(theirs, RunRow.class))
                .isInstanceOf(ForeignFileException.class)
                .hasMessageEndingWith("it is compressed with BROTLI");
    }

    private OutputDirectory directory() throws IOException {
        return new OutputDirectory(Rows.hadoop(output), new Configuration());
    }

    private static void copy(String select, Path to, String options) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + to + "' (FORMAT parquet" + options + ")");
        }
    }

    /** The rows, values joined with bars. */
    private static List<String> query(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
