package dev.escapement.spark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.Sweeps;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and queries answer what the pages show. */
@Tag("spark")
class ShownAnswersTest {
    /** The sweep whose tables are asked. */
    private static final Pattern SWEEP = Pattern.compile("```\\n\\./submit\\.sh run (?<words>[^\\n]*)\\n```");

    private static final Pattern ANSWERED =
            Pattern.compile("(?<query>.*?);\\n(?<answer>(?:-- [^\\n]*\\n)+)", Pattern.DOTALL);

    /** A command and what it prints. */
    private static final Pattern THEORY = Pattern.compile(
            "```\\n\\./submit\\.sh theory (?<words>[^\\n]*)\\n```\\n\\n```\\n(?<printed>.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    /** README's rule is that of its first example. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/model.md"})
    void theoryPrintsWhatIsShown(String page) throws IOException {
        Files.writeString(
                directory.resolve("my-rule.conf"),
                Pages.blocks(Pages.text("README.md"), "hocon").get(0));
        Matcher block = THEORY.matcher(Pages.text(page));
        assertThat(block.find()).isTrue();
        Object[] command = Stream.concat(
                        Stream.of("theory"),
                        Stream.of(words(block.group("words"))).map(this::fromHere))
                .toArray();
        assertThat(Sweeps.command(command).out()).isEqualTo(block.group("printed"));
    }

    private String fromHere(String word) {
        if (word.equals("my-rule.conf")) {
            return directory.resolve(word).toString();
        }
        return word.startsWith("conf/") ? Pages.ROOT.resolve(word).toString() : word;
    }

    /** The numbers that README shows are those of a longer sweep. */
    @Test
    void duckDbAnswersAsShownAndResultsHaveTheShownColumns() throws IOException, SQLException {
        String page = Pages.text("docs/analysis.md");
        Matcher sweep = SWEEP.matcher(page);
        assertThat(sweep.find()).isTrue();
        // A path that DuckDB would take for a partition.
        Path output = directory.resolve("seed=8/small");
        Object[] command = Stream.of(
                        Stream.of("run"),
                        Stream.of(words(sweep.group("words")))
                                .map(this::fromHere)
                                .map(word -> word.startsWith("output=") ? "output=" + output : word))
                .flatMap(words -> words)
                .toArray();
        Sweeps.Ran ran = Sweeps.command(command);
        assertThat(ran.exitCode()).isZero();
        assertThat(headings(ran.out())).containsExactlyElementsOf(headings(Pages.text("README.md")));
        Matcher answered = ANSWERED.matcher(String.join("", Pages.blocks(page, "sql")));
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
        assertThat(queries).isEqualTo(4);
    }

    /** Of the table of results. */
    private static List<String> headings(String text) {
        String line = text.lines()
                .filter(words -> words.contains("alpha [95%]"))
                .findFirst()
                .orElseThrow();
        return List.of(line.strip().split(" {2,}"));
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

    /** As a shell splits a line whose quotes have no blanks between them. */
    private static String[] words(String line) {
        return line.replace("'", "").split(" ");
    }
}
