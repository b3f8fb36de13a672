package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.escapement.numeric.Sha256;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.lease.DriverProcess;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.spark.store.lease.LeaseClock;
import dev.escapement.spark.store.table.ExponentRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} is asked for beside an output, and what an output tells of the commands that wrote it. */
@Tag("spark")
class ReportCommandTest {
    @TempDir
    Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void run() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [online, alternating]
                links = [he1]
                dimensions = [16, 32]
                eta { coefficient = 0.1, exponents = [0, 0.5] }
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                seeds = 4
                max-steps = 4000
                """);
        output = directory.resolve("out");
        Sweeps.Ran ran = Sweeps.command("run", config, "--quiet");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void aReportBesideAWriterLeavesTheOutputAsItIs() throws IOException {
        Path beside = directory.resolve("beside");
        try (Lease held = opened(output).hold(DriverProcess.current(), LeaseClock.SYSTEM, holder -> {})) {
            Map<String, String> before = files(output);
            assertThat(before).containsKeys("_lease", "manifest.json");
            Sweeps.Ran ran = Sweeps.command("report", output, "--to", beside);
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out()).isEqualTo("The report is file:" + beside + "/report.html\n");
            assertThat(ran.err())
                    .contains("escapement: a run may still be writing file:" + output
                            + "; the report is of the runs that are there now\n");
            Map<String, String> after = files(output);
            // A living driver renews its lease.
            before.remove("_lease");
            after.remove("_lease");
            assertThat(after).isEqualTo(before);
        }
        assertThat(files(beside)).containsKeys("report.html", "exponents.parquet", "figures/captions.txt");
        assertThat(files(beside)).doesNotContainKeys("manifest.json", "_lease");
        assertThat(Files.readAllBytes(beside.resolve("exponents.parquet"))).isEqualTo(exponentsWithoutFooter());
        assertThat(Sweeps.command("report", output, "--to", beside).err()).doesNotContain("may still be writing");
    }

    /** The bytes that {@code fit} writes, whose footer names no configuration. */
    private byte[] exponentsWithoutFooter() throws IOException {
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        return Files.readAllBytes(output.resolve("exponents.parquet"));
    }

    @Test
    void aReportGoesNeitherIntoItsOutputNorIntoAnother() {
        for (Path wrong : List.of(output, output.resolve("report"))) {
            Sweeps.Ran ran = Sweeps.command("report", output, "--to", wrong);
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err())
                    .isEqualTo("escapement: --to " + wrong
                            + ": is within the output, which is to stay as it is; give another directory\n");
        }
        Path other = directory.resolve("other");
        assertThat(Sweeps.command("run", config, "output=" + other, "links=[he2]", "--quiet")
                        .exitCode())
                .isZero();
        assertThat(Sweeps.command("report", output, "--to", other).err())
                .isEqualTo("escapement: --to " + other + ": holds the runs of a sweep; give another directory\n");
    }

    @Test
    void groupsThatAreNotAskedForAreToldOfAndCanBeLeftOut() throws IOException {
        Sweeps.Ran more = Sweeps.command("run", config, "algorithms=[online]", "threshold=0.4");
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.err())
                .contains(
                        "escapement: the output also holds 3 groups that this configuration does not ask for; the tables"
                                + " and the report show them too (report OUTPUT --only CONFIG leaves them out)\n");
        assertThat(groups(output)).isEqualTo(4);
        Path beside = directory.resolve("beside");
        assertThat(Sweeps.command("report", output, "--only", config, "--to", beside, "--quiet")
                        .exitCode())
                .isZero();
        assertThat(groups(beside)).isEqualTo(3);
        assertThat(groups(output)).isEqualTo(4);
        Sweeps.Ran within = Sweeps.command("report", output, "--only", config, "algorithms=[online]", "threshold=0.4");
        assertThat(within.out())
                .isEqualTo("The tables, too, are of these groups alone; fit " + output + " makes them of all again\n"
                        + "The report is file:" + output + "/report.html\n");
        assertThat(groups(output)).isEqualTo(1);
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        assertThat(groups(output)).isEqualTo(4);
        Sweeps.Ran none = Sweeps.command("report", output, "--only", config, "links=[he4]");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo("escapement: " + output + " holds no runs of the groups that --only asks for\n");
        assertThat(Sweeps.command("report", output, "links=[he4]").err())
                .isEqualTo("escapement: links=[he4]: report takes key=value only together with --only CONFIG\n");
    }

    @Test
    void figuresAreDrawnAlone() throws IOException {
        Map<String, String> before = files(output);
        Sweeps.Ran ran = Sweeps.command("report", output, "--figure", "survival-online", "--width", "50mm");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("The figures are in file:" + output + "/figures\n");
        Map<String, String> after = files(output);
        List<String> changed = before.keySet().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .toList();
        assertThat(changed)
                .hasSize(4)
                .allMatch(name -> name.startsWith("figures/survival-online-he1-none-") || name.equals("manifest.json"));
        Sweeps.Ran unknown = Sweeps.command("report", output, "--figure", "survive");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("escapement: --figure survive: there is no such figure; those of this output are\n")
                .contains("\n  survival  (3, such as survival-alternating-he1-eta-0.1-d-0-");
        assertThat(files(output)).isEqualTo(after);
        assertThat(Sweeps.command("report", output, "--width", "huge").exitCode())
                .isEqualTo(2);
    }

    @Test
    void theManifestKeepsTheCommands() throws IOException {
        Sweeps.command("fit", output, "--quiet");
        Sweeps.command("report", output, "--only", config, "--figures", "--quiet");
        Sweeps.command("run", config, "seeds=5", "--quiet");
        List<String> commands = new ArrayList<>();
        for (JsonNode entry : manifest().get("history")) {
            commands.add(entry.get("command").asText() + (entry.has("config_sha256") ? ", configured" : ""));
            assertThat(entry.get("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(entry.has("escapement_version")).isTrue();
        }
        assertThat(commands)
                .containsExactly(
                        "./submit.sh run " + config + " --quiet, configured",
                        "./submit.sh fit " + output + " --quiet",
                        "./submit.sh report " + output + " --only " + config + " --figures --quiet, configured",
                        "./submit.sh run " + config + " seeds=5 --quiet, configured");
        assertThat(Files.readString(output.resolve("report.html"))).contains("\"history\":[{");
    }

    @Test
    void aManifestOfAnEarlierVersionIsReadAndABrokenOneIsLeft() throws IOException {
        Path manifest = output.resolve("manifest.json");
        Files.writeString(manifest, "{ \"name\": \"old\", \"wall_seconds\": 1.5, \"none\": null }");
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        assertThat(manifest().get("name").asText()).isEqualTo("old");
        assertThat(manifest().get("wall_seconds").asDouble()).isEqualTo(1.5);
        assertThat(manifest().get("none").isNull()).isTrue();
        assertThat(manifest().get("history")).hasSize(1);
        Files.writeString(manifest, "{ torn");
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        assertThat(manifest).hasContent("{ torn");
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
    }

    private static long groups(Path output) throws IOException {
        return opened(output).readTable(ExponentRow.FILE, ExponentRow.class).stream()
                .filter(ExponentRow::best)
                .count();
    }

    private static OutputDirectory opened(Path output) throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }

    /** The content of each file, as a hash, by its path. */
    private static Map<String, String> files(Path output) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    String content = HexFormat.of().formatHex(Files.readAllBytes(file));
                    files.put(output.relativize(file).toString(), Sha256.hex(content));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }
}
