package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.Backlog;
import dev.escapement.spark.job.LocalSpark;
import dev.escapement.spark.job.SweepRun;
import dev.escapement.spark.progress.Durations;
import dev.escapement.spark.progress.ProgressDisplay;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import dev.escapement.sweep.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** What the commands do, once it is sure that Spark and Hadoop are there. */
final class SweepCommand {
    private SweepCommand() {}

    static int run(String file, List<String> arguments, Integer cores, boolean quiet) throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments);
        refuseWhatNoEngineKeeps(config);
        Plan plan = new Plan(config.sweep());
        try (JavaSparkContext spark = LocalSpark.start(config.name(), cores)) {
            OutputDirectory output = Outputs.open(config.output(), spark.hadoopConfiguration());
            Map<String, String> footer = Map.of("escapement.config.sha256", config.hash());
            RunStore runs = output.runs(footer, Outputs::tellOfUnusable);
            Backlog backlog = SweepRun.backlog(plan, runs, config.retryFailed());
            Outputs.create(output);
            if (!quiet) {
                System.err.println(Announcement.of(backlog, spark.defaultParallelism()));
            }
            SweepRun.Summary summary;
            try (ProgressDisplay display = ProgressDisplay.on(System.err, quiet)) {
                summary = SweepRun.run(spark, backlog, plan.rootSeed(), runs, display, config.failFast());
            }
            Tables tables = TableFit.of(runs);
            TableFit.write(tables, output, footer);
            output.writeText("manifest.json", Manifest.of(config, tables, summary, spark));
            if (!quiet) {
                System.out.print(ResultTable.of(tables));
                System.out.println("The tables are in " + output.path());
                System.err.println(cost(backlog, summary));
            }
            return verdict(tables, config);
        }
    }

    static int plan(String file, List<String> arguments, boolean json) throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments);
        Plan plan = new Plan(config.sweep());
        RunStore runs = Outputs.open(config.output(), new Configuration()).runs(Map.of(), Outputs::tellOfUnusable);
        Backlog backlog = SweepRun.backlog(plan, runs, config.retryFailed());
        System.out.println(json ? PlanText.json(backlog) : PlanText.of(config, backlog));
        return ExitCode.DONE;
    }

    static int fit(String path, boolean quiet) throws Exception {
        OutputDirectory output = Outputs.open(path, new Configuration());
        Tables tables = TableFit.of(output.runs(Map.of(), Outputs::tellOfUnusable));
        if (tables.escapeTimes().isEmpty()) {
            throw new UserException(path + " holds no runs: there is no row in " + path + "/runs/*.parquet");
        }
        TableFit.write(tables, output, Map.of());
        if (!quiet) {
            System.out.print(ResultTable.of(tables));
            System.out.println("The tables are in " + output.path());
        }
        return ExitCode.DONE;
    }

    private static String cost(Backlog backlog, SweepRun.Summary summary) {
        String text = summary.cells() + " cells simulated in " + Durations.spell(summary.wallNanos() * 1e-9)
                + ", core time " + Durations.spell(summary.coreNanos() * 1e-9);
        return summary.cells() < backlog.left() || summary.cells() == 0
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                ", predicted / actual %.2f",
                                backlog.predictedNanos() / summary.coreNanos());
    }

    private static int verdict(Tables tables, SweepConfig config) {
        long failed =
                tables.escapeTimes().stream().mapToLong(row -> row.nFailed()).sum();
        if (failed == 0) {
            return ExitCode.DONE;
        }
        System.err.println("escapement: " + failed + " cells have FAILED: their messages are in the column error of "
                + config.output() + "/runs/*.parquet; the same command tries them again");
        return ExitCode.FAILED_CELLS;
    }

    private static void refuseWhatNoEngineKeeps(SweepConfig config) {
        if (config.trajectories() > 0) {
            throw new UserException(
                    "trajectories = " + config.trajectories() + ": this version keeps none, leave it at 0");
        }
        if (config.checkpointMinutes() > 0) {
            throw new UserException(
                    "checkpoint-minutes = " + config.checkpointMinutes() + ": this version keeps none, leave it at 0");
        }
    }
}
