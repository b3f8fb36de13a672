package dev.escapement.spark.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.config.key.Key;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.store.parquet.ColumnDictionary;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.theory.Caveat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links lead somewhere, keys and columns are the program's, examples of configurations are read. */
class PagesTest {
    private static final int LONGEST_README = 12_000;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    /** But for what a build makes. */
    private static final Pattern SOURCE =
            Pattern.compile("`((?:core|spark-job|conf|docs|\\.ci)/(?!target/)[\\w./-]+\\.\\w+)`");

    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern COLUMNS =
            Pattern.compile("<!-- columns of (\\w+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);

    /** What an example leaves out. */
    private static final Map<String, String> REQUIRED = new TreeMap<>(Map.of(
            "algorithms", "[online]",
            "links", "[he3]",
            "dimensions", "[64]",
            "seeds", "8"));

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Pages.text("README.md").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            String target = link.group(1);
            if (!target.startsWith("http")) {
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                assertThat(file).as(target).exists();
                if (parts.length == 2) {
                    assertThat(anchors(Files.readString(file))).as(target).contains(parts[1]);
                }
            }
        }
    }

    /** The headings, spelled as GitHub spells links to them. */
    private static List<String> anchors(String page) {
        return page.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void filesThatAreNamedExist(Path page) throws IOException {
        for (MatchResult source :
                SOURCE.matcher(Files.readString(page)).results().toList()) {
            assertThat(Pages.ROOT.resolve(source.group(1))).exists();
        }
    }

    /** With {@code -Ddocs.write=true} the page is written anew. */
    @Test
    void columnsAreThoseOfTheTables() throws IOException {
        String page = Pages.text("docs/tables.md");
        String today = COLUMNS.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(
                        "<!-- columns of " + block.group(1) + " -->\n" + columns(block.group(1)) + "<!-- end -->"));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(Pages.ROOT.resolve("docs/tables.md"), today);
        }
        assertThat(Pages.text("docs/tables.md")).isEqualTo(today);
        assertThat(COLUMNS.matcher(page).results().map(block -> block.group(1)))
                .containsExactly(
                        "settings",
                        "RunRow",
                        "TrajectoryRow",
                        "PassageRow",
                        "EscapeTimeRow",
                        "ExponentRow",
                        "LocalExponentRow",
                        "TransitionRow",
                        "CrossoverRow");
    }

    private static String columns(String of) {
        if (of.equals("settings")) {
            return ColumnDictionary.settings();
        }
        try {
            return ColumnDictionary.markdown(
                    Class.forName(RunRow.class.getPackageName() + "." + of).asSubclass(Record.class));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyKeyIsDescribedWithItsDefault() throws IOException {
        Map<String, String> described = new TreeMap<>();
        KEY.matcher(Pages.text("docs/configuration.md"))
                .results()
                .forEach(line -> described.put(line.group(1), line.group(2)));
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(Keys.names(Keys.ALL));
        for (Key<?> key : Keys.ALL) {
            key.defaultText()
                    .ifPresent(text ->
                            assertThat(described.get(key.name())).as(key.name()).isEqualTo("`" + text + "`"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/model.md", "docs/configuration.md", "docs/formulas.md", "docs/extending.md"})
    void examplesOfConfigurationsAreRead(String name, @TempDir Path directory) throws IOException {
        for (String example : Pages.blocks(Pages.text(name), "hocon")) {
            StringBuilder whole = new StringBuilder(example);
            REQUIRED.forEach((key, value) -> {
                if (!Pattern.compile("(?m)^" + key + "\\b").matcher(example).find()) {
                    whole.append(key).append(" = ").append(value).append('\n');
                }
            });
            Path file = Files.writeString(directory.resolve("example.conf"), whole);
            assertThat(SweepConfigReader.read(file.toString(), List.of())
                            .sweep()
                            .grids())
                    .as(example)
                    .isNotEmpty();
        }
    }

    @Test
    void aMistakeInAFormulaIsShownAsTheProgramShowsIt(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("x.conf"), """
                        algorithms = [{ name = clipped, psi = "clip(y, -3 3) * act'(z)" }]
                        links = [he3]
                        dimensions = [64]
                        seeds = 8
                        """);
        String shown = Pages.blocks(Pages.text("docs/formulas.md"), "text").get(0);
        assertThatThrownBy(() -> SweepConfigReader.read(file.toString(), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(shown.stripTrailing().replace("escapement: ", "").replace("conf/x.conf", file.toString()));
    }

    /** Another test compiles and runs it. */
    @Test
    void theExampleOfTheLibraryIsQuoted() throws IOException {
        assertThat(Pages.blocks(Pages.text("docs/programs.md"), "java"))
                .containsExactly(Pages.text("docs/examples/TheoryAndOneRun.java"));
    }

    @Test
    void everyGapOfTheoryIsExplained() throws IOException {
        String page = Pages.text("docs/model.md").replace("\\|", "|").replaceAll("\\s+", " ");
        assertThat(Caveat.values()).allSatisfy(caveat -> assertThat(page).contains(caveat.message()));
    }

    @Test
    void theGlossaryIsInOrder() throws IOException {
        List<String> words = new ArrayList<>();
        Pattern.compile("(?m)^\\| \\*\\*([^*]+)\\*\\* \\|")
                .matcher(Pages.text("docs/reading-a-report.md"))
                .results()
                .forEach(word -> words.add(word.group(1).toLowerCase(Locale.ROOT)));
        assertThat(words).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }
}
