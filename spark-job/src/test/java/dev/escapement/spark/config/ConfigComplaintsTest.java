package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.escapement.spark.config.key.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake and the whole line that it gives. */
class ConfigComplaintsTest {
    private final Path directory;
    private final ConfigFixture fixture;

    ConfigComplaintsTest(@TempDir Path directory) {
        this.directory = directory;
        this.fixture = new ConfigFixture(directory);
    }

    static Stream<Arguments> fileComplaints() {
        return pairs("file-complaints.txt");
    }

    static Stream<Arguments> argumentComplaints() {
        return pairs("argument-complaints.txt");
    }

    @ParameterizedTest
    @MethodSource("fileComplaints")
    void mistakesInFiles(String line, String complaint) {
        assertThat(fixture.complaint(line)).isEqualTo(complaint);
    }

    @ParameterizedTest
    @MethodSource("argumentComplaints")
    void mistakesInArguments(String argument, String complaint) {
        assertThat(fixture.complaint("", argument)).isEqualTo(complaint);
    }

    @Test
    void everyKeyHasAComplaint() {
        List<String> lines =
                fileComplaints().map(pair -> (String) pair.get()[0]).toList();
        assertThat(Keys.names(Keys.ALL))
                .allSatisfy(key -> assertThat(lines).anyMatch(line -> line.matches(key + "\\b(?!-).*")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            algorithms | x.conf: algorithms is missing, and it has no default; must be a list of online, batch-reuse, alternating, sample-reuse, sample-alternating, { name = batch-reuse, passes = 3 } or { name = clipped, psi = "clip(y, -3, 3) * act'(z)" }
            dimensions | x.conf: dimensions is missing, and it has no default; must be a list of whole numbers from 2 to 2147483647
            eta        | x.conf: eta is missing, and only online and formulas without eta run without it; must be { coefficient = c, exponents = [a, ...] } for c d^-a, or { values = [...] }, c and values at least 0
            links      | x.conf: links is missing, and it has no default; must be a list of he1..he12, relu, tanh, erf, sign, square, gexp, sin, cos, or { hermite = [c0, c1, ...] } or { formula = "tanh(2*x)" }
            seeds      | x.conf: seeds is missing, and it has no default; must be a whole number of at least 1, or { from = a whole number of at least 0, count = one of at least 1 }
            """)
    void requiredKeys(String key, String complaint) {
        // An optional substitution of nothing leaves the key out.
        assertThat(fixture.complaint(key + " = ${?no.such.thing}")).isEqualTo(complaint);
    }

    @Test
    void aKeyMissingFromAnEntryOfSweepsNamesTheEntry() {
        assertThat(fixture.complaint("seeds = ${?no.such.thing}\nsweeps = [\n{ seeds = 3 },\n{ loss = squared }\n]"))
                .isEqualTo("x.conf:9: seeds is missing, and it has no default; must be a whole number of at least 1, or"
                        + " { from = a whole number of at least 0, count = one of at least 1 }");
    }

    @Test
    void aValueThatEveryEntryReplacesIsReadAllTheSame() {
        assertThat(fixture.complaint("threshold = 7\nsweeps = [{ threshold = 0.3 }]"))
                .isEqualTo("x.conf:6: threshold = 7: must lie strictly between 0 and 1");
    }

    @Test
    void twoCapsThatEveryEntryReplacesAreTwoAllTheSame() {
        assertThat(fixture.complaint("max-steps = 5\nsteps-per-dimension = 2\nsweeps = [{ max-steps = 7 }]"))
                .isEqualTo("x.conf:7: steps-per-dimension = 2: max-steps is given as well; give one of the two");
    }

    @Test
    void aStartIsHeldAgainstEveryThresholdAndOverlap() {
        assertThat(fixture.complaint("init { fixed = -0.3 }\nthreshold = [0.5, 0.2]\noverlap = [signed, absolute]"))
                .isEqualTo("x.conf:6: init = { fixed = -0.3 }: with overlap = absolute it has escaped at the start,"
                        + " past threshold = 0.2; m0 must lie before every threshold");
        assertThat(fixture.complaint("init { fixed = -0.3 }\nthreshold = 0.2\noverlap = signed"))
                .isEqualTo("no complaint");
    }

    @Test
    void oneParameterOfAPolicyInTheWrongOneBlamesTheArgument() {
        assertThat(fixture.complaint("gamma { policy = law, coefficient = 1, exponent = 1 }", "gamma.delta=0.2"))
                .isEqualTo(
                        "argument gamma.delta=0.2: policy = law takes no delta; must be { policy = optimal }, { policy = fastest },"
                                + " { policy = paper, delta = 0.5 }, { policy = law, coefficient = 0.1, exponent = 1 } or"
                                + " { values = [...] }");
    }

    @Test
    void theFastestGammaNeedsALawOfSingleRuns() {
        String line = "x.conf:6: gamma = { policy = fastest }: policy = fastest rests on the law of the escape time of"
                + " single runs, which geometry = euclidean does not have; must be { policy = optimal } there";
        assertThat(fixture.complaint("gamma { policy = fastest }\ngeometry = [projected, euclidean]"))
                .isEqualTo(line);
        assertThat(fixture.complaint("gamma { policy = fastest }\ngeometry = [projected, normalized]"))
                .isEqualTo("no complaint");
    }

    @Test
    void anArgumentCannotReachInsideAList() {
        assertThat(fixture.complaint("gamma = [{ policy = optimal }, { values = [0.1] }]", "gamma.delta=0.2"))
                .isEqualTo("argument gamma.delta=0.2: cannot reach inside gamma = [{ policy = optimal },"
                        + " { values = [0.1] }] (x.conf:6), which is no object; give gamma whole");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(fixture.complaint("seeds = [" + "1, ".repeat(500) + "1]"))
                .startsWith("x.conf:6: seeds = [1, 1, ")
                .contains("...: a list cannot stand here; must be ")
                .hasSizeLessThan(320);
    }

    @Test
    void aComplaintIsOneLineWhateverWasTyped() {
        assertThat(fixture.complaint("", "threshold=0.5\n0.6"))
                .isEqualTo("argument threshold=0.5 0.6: must hold one value after the =");
        assertThat(fixture.complaint("\"los\\ns\" = 1"))
                .isEqualTo("x.conf:6: los s = 1: no such key; did you mean loss?");
    }

    @Test
    void filesThatCannotBeRead() {
        assertThat(fixture.complaint(() -> SweepConfigReader.read(directory + "/none.conf", List.of())))
                .isEqualTo("none.conf: no such file");
        assertThat(fixture.complaint(() -> SweepConfigReader.read(directory.toString(), List.of())))
                .isEqualTo(directory + ": a directory, not a configuration file");
        assertThat(fixture.complaint(() -> SweepConfigReader.read("a\0b", List.of())))
                .isEqualTo("a b: not a file name");
        assertThat(fixture.complaint(() -> SweepConfigReader.read("", List.of())))
                .isEqualTo("no configuration file is named");
    }

    @Test
    void mistakesInIncludedFilesNameThatFile() {
        fixture.write("common.conf", "\nthreshold = 2");
        assertThat(fixture.complaint("include \"common.conf\""))
                .isEqualTo("common.conf:2: threshold = 2: must lie strictly between 0 and 1");
        fixture.write("common.conf", "loss = [");
        assertThat(fixture.complaint("include \"common\""))
                .startsWith("common.conf:1: ")
                .doesNotContain("\n");
        fixture.write("common.conf", "# include \"y.conf\"\n\ninclude \"y.conf\"");
        assertThat(fixture.complaint("include \"common.conf\""))
                .isEqualTo("common.conf:3: include \"y.conf\": no such file");
    }

    @Test
    void anObjectWrittenInTwoFilesIsBlamedOnOneOfThem() {
        fixture.write("common.conf", "gamma { delta = 0.5 }");
        assertThat(fixture.complaint("include \"common.conf\"\ngamma { coefficient = 2 }"))
                .matches("x.conf:7: gamma = \\{ coefficient = 2, delta = 0.5 }: policy is missing; .*");
    }

    /** Pairs of lines, the second one indented; blank lines and comments aside. */
    private static Stream<Arguments> pairs(String resource) {
        try (var stream = ConfigComplaintsTest.class.getResourceAsStream(resource)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return IntStream.range(0, lines.size() / 2)
                    .mapToObj(i ->
                            arguments(lines.get(2 * i), lines.get(2 * i + 1).strip()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
