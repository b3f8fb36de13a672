package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.UnknownKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no mistake and yet most likely not meant. */
class ConfigWarningsTest {
    private final Path directory;
    private final ConfigFixture fixture;

    ConfigWarningsTest(@TempDir Path directory) {
        this.directory = directory;
        this.fixture = new ConfigFixture(directory);
    }

    private List<String> warnings(String addition, String... arguments) {
        return fixture.read(addition, arguments).warnings().stream()
                .map(warning -> warning.replace(directory + "/", ""))
                .toList();
    }

    @Test
    void aKeyGivenTwiceNamesBothLines() {
        assertThat(warnings("loss = squared\n# loss = correlation\nthreshold = 0.4\nloss = correlation"))
                .containsExactly("x.conf:9: loss is given twice: this value replaces the one in line 6");
    }

    @Test
    void aKeyWithinAnObjectGivenTwiceIsNamedWhole() {
        assertThat(warnings("gamma { policy = paper, delta = 0.5 }\ngamma.delta = 0.2"))
                .containsExactly("x.conf:7: gamma.delta is given twice: this value replaces the one in line 6");
    }

    @Test
    void aLineOfJson() {
        assertThat(warnings("\"threshold\": 0.3, \"threshold\": 0.4"))
                .containsExactly("x.conf:6: threshold is given twice: this value replaces the one in line 6");
    }

    @Test
    void aNumberInPlaceOfAnObject() {
        assertThat(warnings("seeds { from = 1, count = 2 }\nseeds = 3"))
                .containsExactly("x.conf:7: seeds is given twice: this value replaces the one in line 6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gamma { policy = paper }\ngamma { delta = 0.5 }",
                "threshold = 0.4\nsweeps = [{ threshold = 0.3 }, { threshold = 0.2, loss = squared }]",
                "levels = [0.1]\nlevels = ${levels} [0.2]",
                "levels = [0.1]\nlevels += 0.2",
                "name = \"threshold = 1 # no comment\" // threshold = 2\nthreshold = 0.4",
                "name = \"\"\"a\\\"\"\"\nthreshold = 0.4",
                "output = \"a\\\"b, seeds = 2, seeds = 3\""
            })
    void whatHoconMergesOrKeepsApartIsNoRepetition(String addition) {
        assertThat(warnings(addition)).isEmpty();
    }

    @Test
    void anArgumentAndAnIncludingFileReplaceWithoutAWarning() {
        fixture.write("base.conf", "threshold = 0.4\nloss = squared\nloss = correlation\n");
        assertThat(warnings("include \"base.conf\"\nthreshold = 0.3", "threshold=0.2"))
                .containsExactly("base.conf:3: loss is given twice: this value replaces the one in line 2");
    }

    @Test
    void theConfigurationsOfThisRepositoryHaveNone() throws Exception {
        try (var files = Files.list(Path.of("../conf"))) {
            assertThat(files.map(Path::toString).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    SweepConfigReader.read(file, List.of()).warnings())
                            .isEmpty());
        }
    }

    @Test
    void aPrecisionWithoutTheDenseEngine() {
        assertThat(warnings("precision = double"))
                .containsExactly(
                        "x.conf:6: precision = double: it has no effect here; only engine = dense has a precision");
        assertThat(warnings("precision = double", "engine=dense")).isEmpty();
        assertThat(warnings("precision = double\nsweeps = [{ engine = dense }, { loss = squared }]"))
                .isEmpty();
        assertThat(warnings("sweeps = [{ engine = dense }, { precision = double }]"))
                .containsExactly(
                        "x.conf:6: precision = double: it has no effect here; only engine = dense has a precision");
    }

    @Test
    void aWarningChangesNoCellAndTheResolvedTextGivesNone() {
        SweepConfig twice = fixture.read("threshold = 0.3\nthreshold = 0.4");
        SweepConfig once = fixture.read("threshold = 0.4");
        assertThat(twice.hash()).isEqualTo(once.hash());
        String resolved = fixture.write("resolved.conf", once.resolved());
        assertThat(SweepConfigReader.read(resolved, List.of()).warnings()).isEmpty();
    }

    @Test
    void noKeyOfOursPassesForAnothersWord() {
        assertThat(Keys.names(Keys.ALL))
                .allSatisfy(key -> assertThat(UnknownKey.hint(key, Keys.names(Keys.ALL)))
                        .isEqualTo("; did you mean " + key + "?"));
    }
}
