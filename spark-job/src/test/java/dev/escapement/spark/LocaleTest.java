package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, tables, report and what is printed are the same wherever the user lives. */
@Tag("spark")
class LocaleTest {
    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    static Path directory;

    private static Path config;
    private static Path output;
    private static String printed;
    private static String theory;

    @BeforeAll
    static void runWithoutALocale() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online, alternating]
                links = [he1]
                dimensions = [16, 1024]
                eta { coefficient = 0.1, exponents = [0, 0.5] }
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 4
                max-steps = 4000
                trajectories = 1
                """);
        output = directory.resolve("root");
        Locale.setDefault(Locale.ROOT);
        printed = run(output);
        theory = theory();
        report(output);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "fa-IR", "de-DE"})
    void aSweepIsTheSame(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Path other = directory.resolve(locale);
        assertThat(run(other).replace(locale, "root")).isEqualTo(printed);
        assertThat(Sweeps.results(other)).isEqualTo(Sweeps.results(output));
        assertThat(Files.readString(other.resolve("manifest.json"))).isASCII();
        assertThat(Sweeps.command("plan", config, "output=" + output, "seeds=2000")
                        .out())
                .isASCII()
                .containsPattern("predicted +[0-9.]+e\\+[0-9]+ steps");
        assertThat(theory()).isEqualTo(theory);
        // The rows of one run, so that their cost is the same too.
        Map<String, Integer> files = files(output);
        report(output);
        assertThat(files(output)).containsExactlyInAnyOrderEntriesOf(files);
        assertThat(files).containsKey("report.html").hasSizeGreaterThan(15);
    }

    /** That these locales have digits and letters of their own is what makes the comparison one. */
    @Test
    @SuppressWarnings("StringCaseLocaleUsage")
    void theLocalesDiffer() {
        assertThat(String.format(Locale.forLanguageTag("ar-EG"), "%.1f", 1.5)).isNotEqualTo("1.5");
        assertThat(String.format(Locale.forLanguageTag("fa-IR"), "%d", 1)).isNotEqualTo("1");
        assertThat(String.format(Locale.forLanguageTag("de-DE"), "%.1f", 1.5)).isEqualTo("1,5");
        assertThat("I".toLowerCase(Locale.forLanguageTag("tr-TR"))).isNotEqualTo("i");
    }

    private static String run(Path to) {
        Sweeps.Ran ran = Sweeps.command("run", config, "output=" + to);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).isASCII().doesNotContainPattern("[0-9],[0-9]");
        return ran.out();
    }

    /** The manifest stays that of the run: its history has the times of the commands. */
    private static void report(Path of) throws IOException {
        byte[] manifest = Files.readAllBytes(of.resolve("manifest.json"));
        Sweeps.Ran ran = Sweeps.command("report", of);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("The report is file:" + of + "/report.html\n");
        Files.write(of.resolve("manifest.json"), manifest);
    }

    private static String theory() {
        return Sweeps.command("theory", config).out()
                + Sweeps.command("theory", config, "--json").out();
    }

    /** The runs, the tables, the report, the figures and the manifest, by their hashes. */
    private static Map<String, Integer> files(Path of) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(of)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            files.put(of.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
        }
        return files;
    }
}
