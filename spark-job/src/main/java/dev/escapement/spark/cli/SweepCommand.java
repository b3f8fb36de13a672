package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.Backlog;
import dev.escapement.spark.job.LocalSpark;
import dev.escapement.spark.job.SubmittedSpark;
import dev.escapement.spark.job.SweepRun;
import dev.escapement.spark.store.Lease;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import dev.escapement.sweep.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** What the commands do, once it is sure that Spark and Hadoop are there. */
final class SweepCommand {
    private SweepCommand() {}

    static int run(String file, List<String> arguments, Integer cores, boolean quiet, String typed) throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments);
        refuseWhatNoEngineKeeps(config);
        Plan plan = new Plan(config.sweep());
        try (JavaSparkContext spark = LocalSpark.start(config.name(), cores)) {
            OutputDirectory output = Outputs.open(config.output(), spark.hadoopConfiguration());
            // A sweep that theory refuses must not leave a new output behind.
            Optional<Backlog> whole = output.exists() ? Optional.empty() : Optional.of(SweepRun.wholeBacklog(plan));
            try (Lease held = Outputs.hold(output);
                    StopSignals signals = StopSignals.watch(typed)) {
                return new HeldRun(config, plan, output, spark, quiet, signals).run(whole);
            }
        }
    }

    static int plan(String file, List<String> arguments, boolean json) throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments);
        Plan plan = new Plan(config.sweep());
        RunStore runs = Outputs.open(config.output(), new Configuration()).runs(Outputs::tellOfUnusable);
        Backlog backlog = SweepRun.backlog(plan, runs, config.retryFailed());
        System.out.println(json ? PlanText.json(backlog) : PlanText.of(config, backlog));
        return ExitCode.DONE;
    }

    static int fit(String path, boolean quiet) throws Exception {
        OutputDirectory output = Outputs.open(path, new Configuration());
        if (!output.exists()) {
            throw noRuns(path);
        }
        Tables tables;
        try (Lease held = Outputs.hold(output);
                SubmittedSpark spark = new SubmittedSpark("fit")) {
            tables = TableFit.of(output.runs(Outputs::tellOfUnusable), spark::spread);
            if (tables.escapeTimes().isEmpty()) {
                throw noRuns(path);
            }
            TableFit.write(tables, output, Map.of());
        }
        if (!quiet) {
            System.out.print(ResultTable.of(tables));
            System.out.println("The tables are in " + output.path());
        }
        return ExitCode.DONE;
    }

    private static UserException noRuns(String path) {
        return new UserException(path + " holds no runs: there is no row in " + path + "/runs/*.parquet");
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
