package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.Sweeps;
import dev.escapement.spark.store.parquet.ColumnDictionary;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** README tells the truth of what analysts rely on. */
@Tag("spark")
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** A command, a query, its answer. */
    private static final Pattern DUCKDB = Pattern.compile(
            "```\\n\\./submit\\.sh run (?<sweep>[^\\n]*)\\n```\\n.*?```sql\\n(?<queries>.*?)```", Pattern.DOTALL);

    private static final Pattern ANSWERED =
            Pattern.compile("(?<query>.*?);\\n(?<answer>(?:-- [^\\n]*\\n)+)", Pattern.DOTALL);

    /** A command and what it prints. */
    private static final Pattern THEORY = Pattern.compile(
            "```\\n\\./submit\\.sh theory (?<words>[^\\n]*)\\n```\\n\\n```\\n(?<printed>.*?)```", Pattern.DOTALL);

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @ParameterizedTest
    @CsvSource({
        "runs/*.parquet, RunRow",
        "trajectories/*.parquet, TrajectoryRow",
        "passages/*.parquet, PassageRow",
        "escape_times.parquet, EscapeTimeRow",
        "exponents.parquet, ExponentRow",
        "local_exponents.parquet, LocalExponentRow",
        "transitions.parquet, TransitionRow",
        "crossovers.parquet, CrossoverRow"
    })
    void theColumnDictionaryIsTheSchemas(String file, String row) throws Exception {
        Class<? extends Record> type =
                Class.forName(RunRow.class.getPackageName() + "." + row).asSubclass(Record.class);
        assertThat(readme())
                .as("README's dictionary of " + file)
                .contains("<summary><code>" + file + "</code></summary>\n\n" + ColumnDictionary.markdown(type)
                        + "\n</details>");
    }

    @Test
    void theoryPrintsWhatIsShown() throws IOException {
        Matcher block = THEORY.matcher(readme());
        assertThat(block.find()).isTrue();
        Object[] command = Stream.concat(
                        Stream.of("theory"),
                        Stream.of(block.group("words").split(" ")).map(ReadmeTest::fromHere))
                .toArray();
        assertThat(Sweeps.command(command).out()).isEqualTo(block.group("printed"));
    }

    private static String fromHere(String word) {
        return word.startsWith("conf/") ? ROOT.resolve(word).toString() : word;
    }

    @Test
    void duckDbAnswersAsShown(@TempDir Path directory) throws IOException, SQLException {
        Matcher block = DUCKDB.matcher(readme());
        assertThat(block.find()).isTrue();
        // A path that DuckDB would take for a partition.
        Path output = directory.resolve("seed=8/small");
        Object[] command = Stream.concat(
                        Stream.of("run"), Stream.of(block.group("sweep").split(" ")))
                .map(ReadmeTest::fromHere)
                .map(word -> word.startsWith("output=") ? "output=" + output : word)
                .toArray();
        assertThat(Sweeps.command(Stream.concat(Stream.of(command), Stream.of("--quiet"))
                                .toArray())
                        .exitCode())
                .isZero();
        Matcher answered = ANSWERED.matcher(block.group("queries"));
        int queries = 0;
        while (answered.find()) {
            List<String> shown = answered.group("answer")
                    .lines()
                    .map(line -> line.substring(3))
                    .toList();
            assertThat(csv(answered.group("query").replace("out/small", output.toString())))
                    .isEqualTo(shown);
            queries++;
        }
        assertThat(queries).isEqualTo(2);
    }

    /** As {@code duckdb -csv} prints it. */
    private static List<String> csv(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> lines = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                names.add(rows.getMetaData().getColumnLabel(i));
            }
            lines.add(String.join(",", names));
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(rows.getString(i));
                }
                lines.add(String.join(",", values));
            }
            return lines;
        }
    }
}
