package dev.escapement.spark;

import dev.escapement.algorithm.Model;
import dev.escapement.setting.Setting;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.spark.cli.Main;
import dev.escapement.spark.cluster.LocalSpark;
import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.job.SweepRun;
import dev.escapement.spark.job.SweepStores;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.spark.progress.ProgressDisplay;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** Sweeps as a user runs them: a file, arguments, an exit code, rows. */
public final class Sweeps {
    /** What a fit that takes longer than two seconds says, as it may on a busy machine. */
    private static final Pattern FIT_PROGRESS =
            Pattern.compile("(?m)^(reading runs|fitting \\w+|drawing the report).* gone\\R");

    private Sweeps() {}

    /**
     * What a command did.
     *
     * @param err standard error without the progress of fits, which depends on the machine's speed
     */
    public record Ran(int exitCode, String out, String err) {}

    /** A configuration file in a directory; {@code output} is the directory's {@code out}. */
    public static Path config(Path directory, String text) throws IOException {
        Path file = directory.resolve("sweep.conf");
        return Files.writeString(file, text + "\noutput = \"" + directory.resolve("out") + "\"\n");
    }

    /** Runs a command in this JVM. */
    public static Ran command(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int exitCode = Main.execute(
                    java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new Ran(
                    exitCode,
                    outBytes.toString(StandardCharsets.UTF_8),
                    FIT_PROGRESS
                            .matcher(errBytes.toString(StandardCharsets.UTF_8))
                            .replaceAll(""));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /**
     * Simulates what an output lacks, as {@code run} does, and neither fits nor reports: for tests that look at rows alone.
     *
     * @param changes of the file's keys
     */
    public static void simulate(Path config, int cores, String... changes) throws Exception {
        SweepConfig sweep = SweepConfigReader.read(config.toString(), List.of(changes));
        Plan plan = new Plan(sweep.sweep());
        OutputDirectory output =
                new OutputDirectory(new org.apache.hadoop.fs.Path(sweep.output()), new Configuration());
        ProgressDisplay silence = new ProgressDisplay.Silence();
        try (PreparedPlan prepared = new PreparedPlan(plan);
                JavaSparkContext spark = LocalSpark.start(sweep.name(), cores)) {
            output.create("runs");
            SweepStores stores = new SweepStores(
                    output.writableRuns(Map.of(), (file, where) -> fail(where)),
                    output.writableTrajectories(Map.of(), (file, where) -> fail(where)),
                    output.writablePassages(Map.of(), (file, where) -> fail(where)),
                    output.checkpoints());
            Backlog backlog = Backlog.of(
                    prepared,
                    stores.runs(),
                    stores.trajectories(),
                    stores.passages(),
                    sweep.trajectories(),
                    true,
                    Speed.builtIn(KernelChoice.get().kernel().name()));
            SweepRun.RunOptions options = new SweepRun.RunOptions(true, 0);
            SweepRun.run(spark, SparkCores.of(spark), backlog, plan.rootSeed(), stores, silence, options, () -> false);
        }
    }

    private static void fail(Object what) {
        throw new AssertionError(what);
    }

    /** The rows of an output, one per cell, ordered by cell id. */
    public static List<RunRow> rows(Path output) throws IOException {
        return rows(output.toUri());
    }

    /** The rows of an output on any file system. */
    public static List<RunRow> rows(URI output) throws IOException {
        List<RunRow> rows = new ArrayList<>();
        new OutputDirectory(new org.apache.hadoop.fs.Path(output), new Configuration())
                .runs(file -> {
                    throw new AssertionError(file);
                })
                .forEachCell(rows::add);
        return rows;
    }

    /** The rows as lines of text, without what may differ from run to run; doubles by their bits. */
    public static List<String> results(Path output) throws IOException {
        return results(output.toUri());
    }

    /** The same of an output on any file system. */
    public static List<String> results(URI output) throws IOException {
        return rows(output).stream().map(Sweeps::result).toList();
    }

    private static String result(RunRow row) {
        Setting setting = row.setting();
        Model model = setting.group().model();
        return String.join(
                ",",
                row.cellId(),
                row.status().name(),
                text(row.escapeStep()),
                text(row.steps()),
                text(row.gradientEvaluations()),
                bits(row.initialOverlap()),
                bits(row.finalOverlap()),
                bits(Double.isNaN(setting.eta()) ? null : setting.eta()),
                bits(setting.gamma()),
                model.algorithm().name(),
                model.target().name().replace(',', ' '),
                model.loss().label(),
                model.geometry().label(),
                setting.group().engine().engine(),
                Long.toString(setting.dimension()),
                Long.toString(row.seed()),
                text(row.error()));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String bits(Double number) {
        return number == null ? "" : Double.toHexString(number);
    }
}
