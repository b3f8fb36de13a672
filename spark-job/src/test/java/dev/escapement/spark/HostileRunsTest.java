package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.inference.Method;
import dev.escapement.inference.growth.Trend;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code fit} on runs that another writer, DuckDB, has left: there is a row with a warning, or a line that says what is wrong
 * with the file, never a stack trace and never a number that says nothing of its weakness.
 */
@Tag("slow")
class HostileRunsTest {
    @TempDir
    private Path directory;

    private void write(String file, String replaced, String more) throws IOException, SQLException {
        ForeignRuns.write(directory, file, replaced, more);
    }

    private Sweeps.Ran fit() {
        return Sweeps.command("fit", directory);
    }

    private List<ExponentRow> headlines() throws IOException {
        return output().readTable(ExponentRow.FILE, ExponentRow.class).stream()
                .filter(ExponentRow::best)
                .toList();
    }

    private OutputDirectory output() throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "initial_overlap = 'nan'::double | initial_overlap is NaN; a number that is missing is null",
                "final_overlap = 'nan'::double | final_overlap is NaN; a number that is missing is null",
                "gamma = 'inf'::double | gamma is Infinity; a number that is missing is null",
                "escape_step = 1000001::bigint | escape_step is 1000001, not from 1 to max_steps = 1000000",
                "escape_step = 0::bigint | escape_step is 0, not from 1 to max_steps = 1000000",
                "escape_step = -5::bigint | escape_step is -5, not from 1 to max_steps = 1000000",
                "escape_step = null::bigint | escape_step is null although the run ESCAPED",
                "status = 'CENSORED' | escape_step is 128 although the run CENSORED",
                "status = 'escaped' | status is escaped, not one of [ESCAPED, CENSORED, DIVERGED, FAILED]",
                "max_steps = 0::bigint | max_steps is 0, not at least 1",
                "cell_id = null::varchar | cell_id is null",
                "cell_id = 'run-1' | cell_id is run-1, not 32 hex digits",
                "algorithm = null::varchar | algorithm is null",
                "algorithm = 'sgd' | no algorithm is called sgd",
                "algorithm = 'alternating' | eta is null although the algorithm is alternating",
                "eta = 0.1::double | eta is 0.1 although the algorithm is online",
                "eta_exponent = 0.5::double | one of eta_coefficient and eta_exponent is null, the other is not",
                "link = 'he99' | no link is called he99",
                "activation = 'hermite(1,x)' | no link is called hermite(1,x)",
                "engine = 'dense' | no engine is called dense with precision null",
                "init = 'fixed(x)' | no start is called fixed(x)",
                "init = 'fixed(0.9)' | init is fixed(0.9), not before the threshold 0.5",
                "gamma_policy = 'best' | no gamma policy is called best",
                "gamma = null::double | gamma is null",
                "gamma = -0.5::double | gamma is -0.5, not above 0",
                "gamma_coefficient = null::double | gamma_coefficient is null",
                "noise_std = -1::double | noise_std is -1, not at least 0",
                "threshold = 2::double | threshold is 2, not between 0 and 1",
                "dimension = null::int | dimension is null",
                "dimension = 1::int | dimension is 1, not at least 2",
            })
    void aRowThatSaysNothingMakesItsFileForeign(String set, String reason) throws IOException, SQLException {
        int equals = set.indexOf(" = ");
        write("theirs.parquet", set.substring(equals + 3) + " as " + set.substring(0, equals), "");
        Sweeps.Ran ran = fit();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("escapement: theirs.parquet does not follow the table's contract: in row 1, " + reason
                        + "; the file is left out\nescapement: " + directory + " holds no runs: there is no row in "
                        + directory + "/runs/*.parquet\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "where dimension = 16 | - | only 6 runs; fewer than three dimensions; the dimensions span less than one decade; "
                        + "no exponent: one dimension only",
                "where seed = 0 | - | only 4 runs; too few runs at a dimension to resample: intervals are Wald's",
                "where seed = 0 and dimension = 16 | - | only 1 runs; fewer than three dimensions; "
                        + "the dimensions span less than one decade; too few runs at a dimension to resample: intervals are Wald's; "
                        + "no exponent: one dimension only",
                "- | 1 as escape_step | no exponent: the escapes of each dimension all came at one step, so there is no "
                        + "scatter to judge by",
                "- | 'CENSORED' as status, null as escape_step | only 0 of 24 runs escaped; 24 of 24 runs are censored; "
                        + "no exponent: no run escaped",
                "- | 'DIVERGED' as status, null as escape_step, null as final_overlap | only 0 of 24 runs escaped; 24 of 24 "
                        + "runs are censored; 24 diverged runs count as censored at their max-steps; no exponent: no run escaped",
                "- | 'FAILED' as status, null as escape_step, null as steps | all 24 runs have FAILED",
            })
    void whatHoldsNoExponentSaysSo(String rows, String replaced, String warning) throws IOException, SQLException {
        String typed = replaced == null
                ? "9::bigint as steps"
                : replaced.replace("null as final_overlap", "null::double as final_overlap")
                        .replace("null as", "null::bigint as")
                        .replace("1 as escape_step", "1::bigint as escape_step");
        write("theirs.parquet", typed, rows == null ? "" : rows);
        Sweeps.Ran ran = Sweeps.command("fit", directory, "--explain");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains(warning.split("; "));
        ExponentRow headline = headlines().get(0);
        assertThat(headline.warning()).startsWith(warning);
        boolean one = warning.contains("intervals are Wald's") && !warning.contains("no exponent");
        assertThat(headline.alpha() != null).isEqualTo(one);
    }

    @Test
    void aSettingWithASingleEscapeLeavesTheIntervalOpen() throws IOException, SQLException {
        write(
                "theirs.parquet",
                "if(seed = 0, 'ESCAPED', 'CENSORED') as status, if(seed = 0, (dimension * dimension)::bigint, null) as escape_step",
                "");
        assertThat(Sweeps.command("fit", directory, "--explain").out())
                .contains("[?, ?]")
                .contains("only 4 of 24 runs escaped")
                .contains("the interval is open");
    }

    /** What Spark writes with {@code spark.sql.parquet.outputTimestampType=INT96}, and others who leave out what they do not have. */
    @Test
    void columnsThatOnlyInformMayBeMissingOrUnreadable() throws Exception {
        write("whole.parquet", "9::bigint as steps", "where dimension < 128");
        Path spark = directory.resolve("spark");
        ForeignRuns.write(spark, "one.parquet", "9::bigint as steps", "where dimension = 128");
        ForeignRuns.withTimesAsInt96(spark.resolve("runs/one.parquet"), directory.resolve("runs/int96.parquet"));
        ForeignRuns.writeWithout(
                directory,
                "less.parquet",
                "precision, eta, eta_coefficient, eta_exponent, gamma_delta, initial_overlap, final_overlap, steps, samples,"
                        + " gradient_evaluations, error, wall_nanos, kernel, host, finished_at",
                "where dimension = 256");
        Sweeps.Ran ran;
        List<String> log;
        try (LogLines lines = LogLines.of(Class.forName("dev.escapement.spark.store.CellFile"))) {
            ran = Sweeps.command("report", directory);
            log = lines.lines();
        }
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(headlines()).hasSize(1).allMatch(row -> row.nEscaped() == 24 && row.nDimensions() == 4);
        assertThat(log)
                .containsExactly(
                        "WARN int96.parquet: column finished_at is INT96, not INT64 TIMESTAMP(MICROS,true); taken as null",
                        "WARN less.parquet: column precision is missing, column eta is missing, column eta_coefficient is missing,"
                                + " column eta_exponent is missing, column gamma_delta is missing, column initial_overlap is missing,"
                                + " column final_overlap is missing, column steps is missing, column samples is missing,"
                                + " column gradient_evaluations is missing, column error is missing, column wall_nanos is missing,"
                                + " column kernel is missing, column host is missing, column finished_at is missing; taken as null");
    }

    /** Nothing else in the tables would say that the file once knew a law. */
    @Test
    void learningRatesWithoutTheirLawAreToldOf() throws Exception {
        String rates = "'alternating' as algorithm, 1.0 / dimension as eta";
        write("whole.parquet", rates + ", 1::double as eta_coefficient, 1::double as eta_exponent", "");
        assertThat(fit().err()).doesNotContain("escapement: ");
        Files.delete(directory.resolve("runs/whole.parquet"));
        write("less.parquet", rates + ", 1::int as eta_coefficient, 1::int as eta_exponent", "");
        Sweeps.Ran ran = fit();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err())
                .contains("escapement: less.parquet: column eta_coefficient is INT32 INTEGER(32,true), not DOUBLE, ")
                .contains("; its learning rates are taken for plain values: if they follow a law eta = c d^-a, each"
                        + " dimension becomes a group of its own, without an exponent\n");
        assertThat(headlines()).hasSize(4);
        assertThat(Sweeps.command("fit", directory, "--quiet").err()).isEmpty();
    }

    @Test
    void aColumnThatIsNeededSaysWhyItIsNull() throws Exception {
        ForeignRuns.writeWithout(directory, "less.parquet", "escape_step, host", "");
        assertThat(fit().err())
                .contains(
                        "in row 1, escape_step is null although the run ESCAPED (column escape_step is missing, column host is"
                                + " missing); the file is left out");
        Files.delete(directory.resolve("runs/less.parquet"));
        ForeignRuns.writeWithout(directory, "less.parquet", "max_steps", "");
        assertThat(fit().err()).contains("column max_steps is missing; the file is left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eta_coefficient",
                "eta_exponent",
                "gamma_exponent",
                "noise_std",
                "second_layer",
                "initial_overlap",
                "final_overlap"
            })
    void minusZeroIsZero(String column) throws IOException, SQLException {
        String alternating =
                "'alternating' as algorithm, 0::double as eta, 0::double as eta_coefficient, 0::double as eta_exponent";
        String replaced = alternating.contains(" as " + column)
                ? alternating.replace("0::double as " + column, "%s as " + column)
                : alternating + ", %s as " + column;
        write("a.parquet", String.format(Locale.ROOT, replaced, "0::double"), "where seed < 3");
        write("b.parquet", String.format(Locale.ROOT, replaced, "'-0'::double"), "where seed >= 3");
        Sweeps.Ran ran = Sweeps.command("report", directory);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(headlines()).hasSize(1).allMatch(row -> row.nEscaped() == 24);
        assertThat(output().readTable(EscapeTimeRow.FILE, EscapeTimeRow.class))
                .hasSize(4)
                .allMatch(row -> row.n() == 6);
    }

    /** Null is a built-in rule and the label y, as is a file that lacks the columns. */
    @Test
    void formulasStandBesideRowsFromBeforeThem() throws IOException, SQLException {
        write("old.parquet", "9::bigint as steps", "where seed < 3");
        String none = "null::varchar as rule, null::varchar as label";
        ForeignRuns.writeWith(directory, "null.parquet", "9::bigint as steps", none, "where seed >= 3");
        String mine = "'mine' as algorithm, md5(cell_id) as cell_id";
        ForeignRuns.writeWith(directory, "mine.parquet", mine, "'clip(y,-1,1)*act''(z)' as rule", "where seed < 3");
        ForeignRuns.writeWith(
                directory, "spelled.parquet", mine, "'clip(y, -1, 1) * act''(z)' as rule", "where seed >= 3");
        Sweeps.Ran ran = fit();
        assertThat(ran.err()).isEmpty();
        assertThat(headlines()).hasSize(2).allMatch(row -> row.nEscaped() == 24 && row.nDimensions() == 4);
        assertThat(ran.out()).contains("mine he3 ").contains("online he3 ");

        String other = "'mine' as algorithm, md5(md5(cell_id)) as cell_id";
        ForeignRuns.writeWith(directory, "other.parquet", other, "'y*act''(z)*z' as rule, 'y^2' as label", "");
        assertThat(fit().out())
                .contains("mine = clip(y, -1, 1) * act'(z) he3, label y ", "mine = y * act'(z) * z he3, label y^2 ");
    }

    @Test
    void aFormulaThatDoesNotParseIsToldOf() throws IOException, SQLException {
        write("ours.parquet", "9::bigint as steps", "");
        ForeignRuns.writeWith(directory, "theirs.parquet", "'mine' as algorithm", "'clip(y' as rule", "");
        ForeignRuns.writeWith(directory, "label.parquet", "9::bigint as steps", "'2*x' as label", "");
        assertThat(fit().err())
                .contains(
                        "theirs.parquet",
                        "in row 1, formula clip(y: a ) that ends the call of clip is missing where the formula ends, at"
                                + " column 7; the file is left out",
                        "in row 1, formula 2*x: \"x\" is unknown: ")
                .hasLineCount(2);
        assertThat(headlines()).hasSize(1);
    }

    @Test
    void aForeignFileLeavesTheOthersInForce() throws IOException, SQLException {
        write("ours.parquet", "9::bigint as steps", "");
        write("theirs.parquet", "'nan'::double as initial_overlap", "");
        Sweeps.Ran ran = fit();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err())
                .contains("theirs.parquet")
                .contains("initial_overlap is NaN")
                .hasLineCount(1);
        assertThat(headlines()).hasSize(1).allMatch(row -> row.nEscaped() == 24 && row.alpha() != null);
    }

    @Test
    void rowsThatContradictEachOtherAreToldOf() throws IOException, SQLException {
        write("a.parquet", "9::bigint as steps", "");
        write("b.parquet", "escape_step + 2 as escape_step", "where seed < 2 and dimension = 16");
        Sweeps.Ran ran = fit();
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("2 rows are left out that contradict other rows of their cells");
        List<EscapeTimeRow> rows = output().readTable(EscapeTimeRow.FILE, EscapeTimeRow.class);
        assertThat(rows).hasSize(4).allMatch(row -> row.n() == 6);
        Files.move(directory.resolve("runs/a.parquet"), directory.resolve("runs/c.parquet"));
        assertThat(fit()).isEqualTo(ran);
    }

    @Test
    void anEscapeThatALongerRunDeniesIsToldOf() throws IOException, SQLException {
        write("a.parquet", "9::bigint as steps", "");
        write(
                "b.parquet",
                "'CENSORED' as status, null::bigint as escape_step, 2000000::bigint as max_steps",
                "where seed < 2 and dimension = 16");
        assertThat(fit().out().replaceAll("\\s+", " "))
                .contains("2 rows are left out that contradict other rows of their cells");
    }

    @Test
    void quartilesThatSomeDimensionsDoNotReachSayWhatTheyRestOn() throws IOException, SQLException {
        write(
                "a.parquet",
                "if(seed < 4 or dimension < 128, 'ESCAPED', 'CENSORED') as status, "
                        + "if(seed < 4 or dimension < 128, escape_step, null) as escape_step",
                "");
        fit();
        assertThat(output().readTable(ExponentRow.FILE, ExponentRow.class))
                .filteredOn(row -> row.method() == Method.Q75_WLS && row.model() == Trend.POWER)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.nDimensions()).isEqualTo(2);
                    assertThat(row.dMax()).isEqualTo(64);
                    assertThat(row.nCensored()).isZero();
                    assertThat(row.warning()).isEqualTo("2 of 4 dimensions do not reach the quantile");
                });
    }

    @Test
    void aCellThatComesTwiceCountsOnce() throws IOException, SQLException {
        write("once.parquet", "9::bigint as steps", "");
        write("again.parquet", "'elsewhere too' as host", "union all by name (from (" + ForeignRuns.RUNS + "))");
        assertThat(fit().out()).doesNotContain("contradict");
        assertThat(output().readTable(EscapeTimeRow.FILE, EscapeTimeRow.class))
                .hasSize(4)
                .allMatch(row -> row.n() == 6 && row.nEscaped() == 6);
    }
}
