package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code run} from the configuration to the tables. */
@Tag("spark")
class RunTest {
    private static final String HE1 = """
            algorithms = [online, alternating]
            links = [he1]
            dimensions = [16, 32]
            eta { coefficient = 0.1, exponents = [0, 1] }
            gamma { policy = law, coefficient = 0.1, exponent = 1 }
            seeds = 4
            max-steps = 400
            """;

    @TempDir
    Path directory;

    private Path config;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, HE1);
        output = directory.resolve("out");
    }

    @Test
    void leavesOneRowPerCellTablesAndAManifest() throws IOException {
        Sweeps.Ran ran = Sweeps.command("run", config, "--cores", 2);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<RunRow> rows = Sweeps.rows(output);
        assertThat(rows).hasSize(3 * 2 * 4).extracting(RunRow::cellId).doesNotHaveDuplicates();
        assertThat(rows)
                .allMatch(row -> row.status() == Status.ESCAPED
                        && row.escapeStep().equals(row.steps())
                        && row.samples().equals(row.steps()));
        assertThat(ran.out()).contains("online he1").contains("alternating he1");
        assertThat(ran.err()).contains("24 cells to simulate").contains("24 of 24 cells");
        assertThat(names(output))
                .containsExactlyInAnyOrder(
                        "runs",
                        "escape_times.parquet",
                        "exponents.parquet",
                        "local_exponents.parquet",
                        "transitions.parquet",
                        "crossovers.parquet",
                        "report.html",
                        "figures",
                        "manifest.json");
        assertThat(names(output.resolve("runs"))).hasSize(1).allMatch(name -> name.endsWith(".parquet"));
        assertThat(Files.readString(output.resolve("manifest.json")))
                .contains("\"commit\"", "\"config_sha256\"", "\"ESCAPED\" : 24", "\"root_seed\" : 0");
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        Sweeps.command("run", config, "--quiet");
        List<RunRow> before = Sweeps.rows(output);
        Sweeps.Ran again = Sweeps.command("run", config);
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("24 cells, all of them done");
        assertThat(Sweeps.rows(output)).isEqualTo(before);
        Sweeps.Ran more = Sweeps.command("run", config, "seeds=6", "dimensions=[16,32,64]");
        assertThat(more.err()).contains("30 cells to simulate (24 of 54 are done)");
        assertThat(Sweeps.rows(output)).hasSize(54).containsAll(before);
    }

    @Test
    void censoredCellsAreDoneAgainUnderALargerCap() throws IOException {
        Sweeps.command("run", config, "max-steps=60", "--quiet");
        List<RunRow> capped = Sweeps.rows(output);
        long censored =
                capped.stream().filter(row -> row.status() == Status.CENSORED).count();
        assertThat(censored).isBetween(1L, 23L);
        Sweeps.Ran more = Sweeps.command("run", config, "max-steps=400");
        assertThat(more.err()).contains(censored + " cells to simulate");
        assertThat(Sweeps.rows(output)).hasSize(24).allMatch(row -> row.status() == Status.ESCAPED);
        assertThat(names(output.resolve("runs"))).hasSize(1);
        Path fresh = directory.resolve("fresh");
        Sweeps.command("run", config, "output=" + fresh, "--quiet");
        assertThat(Sweeps.results(output)).isEqualTo(Sweeps.results(fresh));
    }

    @Test
    void rowsDependNeitherOnCoresNorOnGrouping() throws Exception {
        Path one = directory.resolve("one");
        Path parts = directory.resolve("parts");
        Sweeps.simulate(config, 1, "seeds=70", "output=" + one);
        Sweeps.simulate(config, 2, "seeds={ from = 30, count = 5 }", "output=" + parts);
        Sweeps.simulate(config, 2, "seeds=33", "dimensions=[32]", "output=" + parts);
        Sweeps.simulate(config, 2, "seeds=70", "output=" + parts);
        assertThat(Sweeps.results(parts)).hasSize(3 * 2 * 70).isEqualTo(Sweeps.results(one));
    }

    @Test
    void aCellThatThrowsIsARowAndTheRestGoesOn() throws IOException {
        Object[] dense = {"run", config, "engine=dense", "dimensions=[16,2147483647]", "algorithms=[online]"};
        Sweeps.Ran ran = Sweeps.command(dense);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("4 cells have FAILED").doesNotContain("predicted / actual");
        List<RunRow> rows = Sweeps.rows(output);
        assertThat(rows)
                .filteredOn(row -> row.setting().dimension() == 16)
                .allMatch(row -> row.status() == Status.ESCAPED);
        assertThat(rows)
                .filteredOn(row -> row.setting().dimension() > 16)
                .hasSize(4)
                .allMatch(row -> row.status() == Status.FAILED
                        && row.error().contains("d = 2147483647 is too large for the dense engine")
                        && row.steps() == null
                        && row.initialOverlap() == null);
        assertThat(Sweeps.command(dense).err()).contains("4 cells to simulate");
        Object[] keep =
                Stream.concat(Stream.of(dense), Stream.of("retry-failed=false")).toArray();
        Sweeps.Ran kept = Sweeps.command(keep);
        assertThat(kept.err()).contains("8 cells, all of them done");
        assertThat(kept.exitCode()).isEqualTo(1);
    }

    @Test
    void aLearningRateOfZeroCostsNoChart() throws IOException {
        for (String gamma : List.of("{policy=optimal}", "{policy=law,coefficient=0.1,exponent=1}")) {
            Sweeps.Ran ran = Sweeps.command(
                    "run",
                    config,
                    "algorithms=[alternating]",
                    "eta={values=[0,0.01,0.1]}",
                    "gamma=" + gamma,
                    "trajectories=1");
            assertThat(ran.err()).doesNotContain("could not be");
            assertThat(ran.exitCode()).isZero();
            assertThat(output.resolve("manifest.json")).isNotEmptyFile();
        }
        assertThat(Sweeps.command("run", config, "eta={coefficient=0,exponents=[0,0.5]}", "--quiet")
                        .err())
                .isEmpty();
    }

    /** What draws figures needs an XML library, which the class path of a cluster may spoil. */
    @Test
    void chartsThatCannotBeDrawnAreNamedAndCostNothingElse() throws IOException {
        String key = "javax.xml.parsers.DocumentBuilderFactory";
        System.setProperty(key, "no.such.Factory");
        try {
            Sweeps.Ran ran = Sweeps.command("run", config, "algorithms=[online]");
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err().lines().filter(line -> line.startsWith("escapement: a chart ")))
                    .contains(
                            "escapement: a chart could not be drawn, all else is written: Escape time against dimension:"
                                    + " online he1, none (its figure): javax.xml.parsers.FactoryConfigurationError: Provider"
                                    + " no.such.Factory not found")
                    .hasSize(3);
            assertThat(ran.out()).contains("online he1", "The report is ");
            assertThat(Sweeps.command("report", output, "--quiet").exitCode()).isEqualTo(3);
        } finally {
            System.clearProperty(key);
        }
        assertThat(names(output)).contains("manifest.json", "escape_times.parquet", "report.html");
        assertThat(Files.readString(output.resolve("report.html"))).contains("online he1, none (its figure)");
        assertThat(Sweeps.command("report", output, "--quiet").exitCode()).isZero();
        assertThat(names(output.resolve("figures"))).hasSize(10);
    }

    @Test
    void fitRebuildsTheSameTablesFromTheRunsAlone() throws IOException {
        Sweeps.command("run", config, "--quiet");
        byte[] times = Files.readAllBytes(output.resolve("escape_times.parquet"));
        Path alone = directory.resolve("alone");
        Files.createDirectories(alone.resolve("runs"));
        for (String name : names(output.resolve("runs"))) {
            Files.copy(
                    output.resolve("runs").resolve(name), alone.resolve("runs").resolve("copied.parquet"));
        }
        assertThat(Sweeps.command("fit", alone).exitCode()).isZero();
        assertThat(names(alone))
                .contains("escape_times.parquet", "exponents.parquet")
                .doesNotContain("report.html");
        assertThat(Sweeps.command("report", alone).out()).isEqualTo("The report is file:" + alone + "/report.html\n");
        assertThat(names(alone)).contains("report.html", "figures");
        assertThat(times).isNotEmpty();
    }

    @Test
    void planSaysThatCellsWithoutTheoryCountWithAllTheirSteps() {
        Object[] several = {"plan", config, "width=2", "dimensions=[1048576]", "gamma.policy=law", "gamma.coefficient=1"
        };
        Object[] general = Stream.concat(Stream.of(several), Stream.of("gamma.exponent=1", "max-steps=1e9"))
                .toArray();
        assertThat(Sweeps.command(general).out())
                .contains("predicted     at most ", "no theory     for ", "which count with all steps up to max-steps");
        Object[] dense = Stream.concat(Stream.of(general), Stream.of("engine=dense", "batch=2", "--json"))
                .toArray();
        assertThat(Sweeps.command(dense).out()).contains("\"memory_mib\" : 432", "\"cells_without_theory\" : ");
    }

    @Test
    void planTellsWhatThereIsToDoAndWritesNothing() throws IOException {
        Sweeps.Ran plan = Sweeps.command("plan", config);
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .contains(
                        "cells         24, 0 of them done",
                        "so short a sweep mostly waits for Spark and the compiler",
                        "wall time     about ")
                .contains("longest cell  ", "memory        ", "threshold = 0.5");
        assertThat(Sweeps.command("plan", config, "--cores", 1).out()).contains(" on 1 core, and the start of Spark");
        assertThat(Sweeps.command("plan", config, "dimensions=[1e8]", "engine=dense")
                        .out())
                .contains("give or take a factor of 2");
        assertThat(output).doesNotExist();
        Sweeps.command("run", config, "--quiet");
        assertThat(Sweeps.command("plan", config).out())
                .contains("predicted     nothing: all cells are done", "memory        ")
                .doesNotContain("wall time", "longest cell");
        assertThat(Sweeps.command("plan", config, "seeds=5", "--json").out())
                .contains("\"cells\" : 30", "\"done\" : 24", "\"predicted_core_hours\"", "\"memory_mib\" : 400");
        Object[] dense = {"plan", config, "engine=dense", "dimensions=[1048576]", "--json"};
        assertThat(Sweeps.command(dense).out()).contains("\"memory_mib\" : 416");
        Object[] kept = Stream.concat(Stream.of(dense), Stream.of("checkpoint-minutes=30"))
                .toArray();
        assertThat(Sweeps.command(kept).out()).contains("\"memory_mib\" : 424");
    }

    @Test
    void planChecksThatTheOutputCanBeCreated() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Sweeps.Ran plan = Sweeps.command("plan", config, "output=" + file + "/below");
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.err())
                .isEqualTo("escapement: output = " + file + "/below cannot be created: file:" + file + " is a file\n");
    }

    @Test
    void planSaysHowLargeTheSweepIsAndWantsToKnowWhetherALargeOneIsMeant() {
        assertThat(Sweeps.command("plan", config).out()).contains("\nsize          6 settings, 24 cells\n");
        Object[] large = {
            "plan", config, "eta={ coefficient = 1, exponents = { linspace = [0, 1, 1000000] } }", "seeds=1"
        };
        for (String command : List.of("run", "plan", "theory")) {
            large[0] = command;
            Sweeps.Ran refused = Sweeps.command(large);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains(": 2,000,002 settings (algorithm 2 x eta 1,000,000 x dimension 2) and");
        }
    }

    @Test
    void jsonIsAllOfStandardOutputAndTheExplanationFollowsTheTable() throws IOException {
        Sweeps.Ran ran = Sweeps.command("run", config, "--json", "--explain");
        assertThat(ran.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertThat(json.get("exponents")).hasSize(3);
        assertThat(json.get("manifest").get("rows").get("ESCAPED").asInt()).isEqualTo(24);
        assertThat(ran.err()).contains("alpha [95%]", "Each group\n", "The report is ");
        Sweeps.Ran fit = Sweeps.command("fit", output, "--json", "--quiet");
        JsonNode again = new ObjectMapper().readTree(fit.out());
        for (String part : List.of("output", "conclusions", "exponents", "transitions")) {
            assertThat(again.get(part)).as(part).isEqualTo(json.get(part));
        }
        assertThat(again.get("manifest").get("history")).hasSize(2);
        assertThat(fit.err()).isEmpty();
        String table = Sweeps.command("fit", output, "--explain").out();
        assertThat(table).containsSubsequence("alpha [95%]", "Each group\n", "All conclusions\n", "The tables are in ");
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : List.of("run", "plan", "fit", "report", "theory")) {
            Sweeps.Ran help = Sweeps.command(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out())
                    .contains("Usage: escapement " + command)
                    .containsPattern("Examples?:\n  \\./submit\\.sh " + command);
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void whatNoSuchCommandCanDoIsOneLine() throws IOException {
        assertThat(Sweeps.command("run", config, "threshold=2").err())
                .isEqualTo("escapement: argument threshold=2: must lie strictly between 0 and 1\n");
        assertThat(Sweeps.command("run", config, "output=nope://x/y").err())
                .startsWith("escapement: output = nope://x/y: ")
                .hasLineCount(1);
        assertThat(Sweeps.command("plan", config, "output=abfs://x@y/z").err())
                .isEqualTo("escapement: output = abfs://x@y/z: the classes of its file system are not here"
                        + " (org.apache.hadoop.fs.azurebfs.AzureBlobFileSystem); docs/cluster.md tells under Outputs how to add"
                        + " them\n");
        assertThat(Sweeps.command(
                                "run",
                                config,
                                "algorithms=[online]",
                                "links=[he3]",
                                "dimensions=[16]",
                                "activation=relu",
                                "gamma={policy=optimal}")
                        .err())
                .isEqualTo(
                        "escapement: link he3 with activation relu under online, correlation loss, d = 16: no coefficient of the drift leads out "
                                + "of the flat start, so there is no best gamma; give one with gamma policy law or values\n");
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(Sweeps.command("run", config, "output=" + file.resolve("below"))
                        .err())
                .startsWith("escapement: output = file:" + file + "/below cannot be written: ")
                .hasLineCount(1);
        assertThat(Sweeps.command("run", config, "--cores", 0).err())
                .isEqualTo("escapement: --cores 0: must be at least 1\n");
        System.setProperty("spark.master", "local[1]");
        try {
            assertThat(Sweeps.command("run", config, "--cores", 2).err())
                    .isEqualTo(
                            "escapement: --cores is for the embedded Spark; the master local[1] has options of its own "
                                    + "for that\n");
        } finally {
            System.clearProperty("spark.master");
        }
        for (String command : List.of("fit", "report")) {
            assertThat(Sweeps.command(command, directory.resolve("nothing")).err())
                    .contains("holds no runs")
                    .hasLineCount(1);
            assertThat(Sweeps.command(command, directory.resolve("nothing"), "--cores", 0)
                            .err())
                    .isEqualTo("escapement: --cores 0: must be at least 1\n");
            assertThat(Sweeps.command(command, directory.resolve("nothing"), "--cores", 2)
                            .err())
                    .contains("holds no runs")
                    .hasLineCount(1);
        }
        assertThat(Sweeps.command("plan", config, "--jason").err())
                .isEqualTo("escapement: Unknown option: '--jason' (try escapement plan --help)\n");
        assertThat(Sweeps.command("plan").err())
                .isEqualTo("escapement: Missing required parameter: 'CONFIG' (try escapement plan --help)\n");
        assertThat(List.of(
                        Sweeps.command("run", config, "threshold=2").exitCode(),
                        Sweeps.command("run", config, "output=nope://x/y").exitCode(),
                        Sweeps.command("fit", directory.resolve("nothing")).exitCode(),
                        Sweeps.command("plan", config, "--jason").exitCode(),
                        Sweeps.command().exitCode()))
                .containsOnly(2);
        assertThat(output).doesNotExist();
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
