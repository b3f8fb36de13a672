package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.UserException;
import dev.escapement.spark.cli.process.Cores;
import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.process.SparkExit;
import dev.escapement.spark.cli.process.StopSignals;
import dev.escapement.spark.cli.text.PlanText;
import dev.escapement.spark.cluster.LocalSpark;
import dev.escapement.spark.cluster.SubmittedSpark;
import dev.escapement.spark.config.SizeLimit;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.config.key.UserPath;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.spark.job.task.KernelWarmUp;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.PassageStore;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.TrajectoryStore;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.sweep.Loop;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** What the commands do, once it is sure that Spark and Hadoop are there. */
public final class SparkCommands {
    private SparkCommands() {}

    public static int run(
            String file, List<String> arguments, SizeLimit limit, Integer cores, ResultOptions results, String typed)
            throws Exception {
        SweepConfig config = SweepConfigReader.read(file, arguments, limit);
        if (!results.quiet()) {
            tellOfConfig(config);
        }
        Plan cells = new Plan(config.sweep());
        if (LocalSpark.serves()) {
            cells.settings().map(planned -> Loop.of(planned.point())).distinct().forEach(KernelWarmUp::begin);
        }
        try (PreparedPlan plan = new PreparedPlan(cells)) {
            OutputDirectory output = Outputs.open(config.output());
            SparkExit.watch();
            SpeedFile speeds = SpeedFile.ofUser();
            Speed speed = speeds.read();
            try (JavaSparkContext spark = LocalSpark.start(config.name(), cores)) {
                // A sweep that theory refuses must not leave a new output behind.
                Optional<Backlog> whole = output.exists()
                        ? Optional.empty()
                        : Optional.of(Backlog.whole(plan, config.trajectories(), speed));
                if (!results.quiet()) {
                    Outputs.tellOfHivePartition(output);
                }
                try (Lease held = Outputs.hold(output);
                        StopSignals signals = StopSignals.watch(typed, () -> spark.setLogLevel("OFF"))) {
                    return new RunUnderLease(config, plan, output, spark, results, signals, speeds, speed, typed)
                            .run(whole);
                }
            }
        }
    }

    public static int plan(
            String file, List<String> arguments, SizeLimit limit, Integer cores, double width, boolean json)
            throws Exception {
        Cores.check(cores);
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new UserException("--width " + width + ": must be a number above 0, such as 0.2");
        }
        SweepConfig config = SweepConfigReader.read(file, arguments, limit);
        Plan cells = new Plan(config.sweep());
        if (!json) {
            System.out.println(PlanText.size(config, cells));
        }
        try (PreparedPlan plan = new PreparedPlan(cells)) {
            OutputDirectory output = Outputs.creatable(config.output());
            RunStore runs = output.runs(Outputs::tellOfUnusable);
            TrajectoryStore recorded = output.trajectories(Outputs::tellOfUnusable);
            PassageStore passed = output.passages(Outputs::tellOfUnusable);
            Backlog backlog = Backlog.of(
                    plan,
                    runs,
                    recorded,
                    passed,
                    config.trajectories(),
                    config.retryFailed(),
                    SpeedFile.ofUser().read());
            if (!json) {
                tellOfConfig(config);
                OtherGroups.tell(backlog.otherGroups());
                tellOfReading(runs);
                if (backlog.left() > 0) {
                    Outputs.tellOfKernel();
                }
            }
            System.out.println(
                    json ? PlanText.json(config, backlog, cores, width) : PlanText.of(config, backlog, cores, width));
            return ExitCode.DONE;
        }
    }

    public static int fit(String path, Integer cores, ResultOptions results, String typed) throws Exception {
        OutputDirectory output = existing(path);
        Tables tables;
        String manifest;
        try (Lease held = Outputs.hold(output)) {
            tables = fitted(noRuns(path), runs(output), cores, results.quiet());
            TableFit.write(tables, output, Map.of());
            CommandHistory.add(output, CommandHistory.entry(typed, Optional.empty()));
            manifest = output.readText(Manifest.FILE).orElse(null);
        }
        String where = output.path().toString();
        results.print(tables, where, List.of("The tables are in " + where), manifest);
        return ExitCode.DONE;
    }

    static LevelRuns runs(OutputDirectory output) {
        return LevelRuns.of(output.runs(Outputs::tellOfUnusable), output.passages(Outputs::tellOfUnusable));
    }

    static OutputDirectory existing(String path) throws IOException {
        return existing(Outputs.open(UserPath.of(path)), path);
    }

    static OutputDirectory existing(OutputDirectory output, String path) throws IOException {
        if (!output.exists()) {
            throw noRuns(path);
        }
        return output;
    }

    /**
     * Fits the runs.
     *
     * @param none is thrown if there are none
     */
    static Tables fitted(UserException none, LevelRuns runs, Integer cores, boolean quiet) throws IOException {
        Tables tables;
        SparkExit.watch();
        try (SubmittedSpark spark = new SubmittedSpark("fit", cores);
                FitDisplay display = new FitDisplay(quiet)) {
            tables = TableFit.of(runs, spark::spread, display);
        }
        if (tables.escapeTimes().isEmpty()) {
            throw none;
        }
        if (!quiet) {
            tellOfReading(runs.runs());
        }
        return tables;
    }

    private static void tellOfConfig(SweepConfig config) {
        config.warnings().forEach(warning -> System.err.println("escapement: " + warning));
    }

    static void tellOfReading(RunStore runs) {
        runs.notices().forEach(notice -> System.err.println("escapement: " + notice));
    }

    static UserException noRuns(String path) {
        return new UserException(path + " holds no runs: there is no row in " + path + "/runs/*.parquet");
    }
}
