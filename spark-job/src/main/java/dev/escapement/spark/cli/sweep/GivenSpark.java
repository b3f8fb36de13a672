package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.UserException;
import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.process.StopSignals;
import dev.escapement.spark.cluster.PinnedSettings;
import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.cluster.SparkSpread;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.config.key.UserPath;
import dev.escapement.spark.fit.FitWatch;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The commands in a process that is not theirs, such as a notebook's: on a Spark context that is there and stays, without
 * signal handlers, progress or result tables on the terminal.
 */
public final class GivenSpark {
    private static final ResultOptions SILENT = new ResultOptions(true, false, false);

    private final JavaSparkContext spark;

    /**
     * How a command has ended.
     *
     * @param output its full path
     * @param complete whether every cell is done and every chart drawn; if not, standard error says what is missing
     */
    public record Ended(String output, boolean complete) {}

    /**
     * The commands on a context.
     *
     * @throws UserException if it has been stopped, or a sweep cannot run under its settings
     */
    public GivenSpark(SparkContext context) {
        if (context.isStopped()) {
            throw new UserException("this Spark context has been stopped; start another");
        }
        PinnedSettings.check(context.getConf());
        spark = JavaSparkContext.fromSparkContext(context);
    }

    /** Simulates what the output lacks, fits, and writes the tables and the report. */
    public Ended run(String file, List<String> arguments, String call) throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments);
        try (PreparedPlan plan = new PreparedPlan(new Plan(config.sweep()))) {
            OutputDirectory output = open(config.output());
            SpeedFile speeds = SpeedFile.ofUser();
            Speed speed = speeds.read();
            Optional<Backlog> whole =
                    output.exists() ? Optional.empty() : Optional.of(Backlog.whole(plan, config.trajectories(), speed));
            try (Lease held = Outputs.hold(output);
                    StopSignals signals = StopSignals.ignored()) {
                int code =
                        new RunUnderLease(config, plan, output, spark, SILENT, signals, speeds, speed, call).run(whole);
                return new Ended(output.path().toString(), code == ExitCode.DONE);
            }
        }
    }

    /** Rebuilds the tables. */
    public Ended fit(String path) throws IOException {
        OutputDirectory output = existing(path);
        try (Lease held = Outputs.hold(output)) {
            fitted(output, SparkCommands.runs(output));
            CommandHistory.add(output, CommandHistory.entry("Escapement.fit(spark, " + path + ")", Optional.empty()));
        }
        return new Ended(output.path().toString(), true);
    }

    /** Rebuilds the tables and the report. */
    public Ended report(String path) throws IOException {
        OutputDirectory output = existing(path);
        try (Lease held = Outputs.hold(output)) {
            LevelRuns runs = SparkCommands.runs(output);
            Tables tables = fitted(output, runs);
            String manifest = output.readText(Manifest.FILE).orElse(null);
            Report.Missing missing = Report.write(
                    output,
                    new Report.Source(
                            output.path().getName(),
                            runs,
                            output.trajectories(Outputs::tellOfUnusable),
                            tables,
                            manifest));
            CommandHistory.add(
                    output, CommandHistory.entry("Escapement.report(spark, " + path + ")", Optional.empty()));
            return new Ended(output.path().toString(), Outputs.tellOfReport(missing) == ExitCode.DONE);
        }
    }

    /** Whether an output has a file or directory of a name. */
    public boolean has(Ended ended, String name) throws IOException {
        Path file = new Path(ended.output, name);
        return file.getFileSystem(spark.hadoopConfiguration()).exists(file);
    }

    private OutputDirectory open(String path) {
        return Outputs.open(path, spark.hadoopConfiguration());
    }

    /** An output that is there: to hold one that is not would make it. */
    private OutputDirectory existing(String path) throws IOException {
        return SparkCommands.existing(open(UserPath.of(path)), path);
    }

    private Tables fitted(OutputDirectory output, LevelRuns runs) throws IOException {
        Tables tables = TableFit.of(runs, () -> new SparkSpread(spark, SparkCores.of(spark)), FitWatch.NONE);
        if (tables.escapeTimes().isEmpty()) {
            throw SparkCommands.noRuns(output.path().toString());
        }
        TableFit.write(tables, output, Map.of());
        return tables;
    }
}
