package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.process.StopSignals;
import dev.escapement.spark.cli.text.OpeningLine;
import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.cluster.SparkSpread;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.SweepRun;
import dev.escapement.spark.job.SweepStores;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.spark.progress.Durations;
import dev.escapement.spark.progress.ProgressDisplay;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import dev.escapement.sweep.Speed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What {@code run} does once the output is its own.
 *
 * @param speeds where the speed that the run measures is kept
 * @param speed of this machine, as earlier runs have measured it
 * @param command as the user could type it again
 */
record RunUnderLease(
        SweepConfig config,
        PreparedPlan plan,
        OutputDirectory output,
        JavaSparkContext spark,
        ResultOptions results,
        StopSignals signals,
        SpeedFile speeds,
        Speed speed,
        String command) {
    private static final double NANOS_PER_MINUTE = 60e9;

    /**
     * Simulates what the output lacks, fits, and writes the tables.
     *
     * @param whole the backlog of an empty output, where it is known already
     */
    int run(Optional<Backlog> whole) throws Exception {
        Map<String, String> footer = Map.of("escapement.config.sha256", config.hash());
        AtomicInteger setAside = new AtomicInteger();
        RunStore runs = output.writableRuns(footer, (file, where) -> {
            Outputs.tellOfQuarantined(file, where);
            setAside.incrementAndGet();
        });
        try {
            return run(whole, runs, setAside, footer);
        } catch (Exception | Error e) {
            if (holdsRows(runs, e)) {
                throw new UnfinishedRunException(e);
            }
            throw e;
        }
    }

    /** Whether rows are there for sure. What is thrown by looking does not replace the fault. */
    private static boolean holdsRows(RunStore runs, Throwable fault) {
        try {
            return runs.holdsRows();
        } catch (Exception | Error unknown) {
            if (unknown != fault) {
                fault.addSuppressed(unknown);
            }
            return false;
        }
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // The display is closed, not the stream it is on.
    private int run(Optional<Backlog> whole, RunStore runs, AtomicInteger setAside, Map<String, String> footer)
            throws Exception {
        SweepStores stores = new SweepStores(
                runs,
                output.writableTrajectories(footer, Outputs::tellOfQuarantinedTrajectories),
                output.writablePassages(footer, Outputs::tellOfQuarantinedPassages),
                output.checkpoints());
        Backlog backlog = whole.isPresent() && runs.isEmpty()
                ? whole.get()
                : Backlog.of(
                        plan,
                        runs,
                        stores.trajectories(),
                        stores.passages(),
                        config.trajectories(),
                        config.retryFailed(),
                        speed);
        plan.close();
        int counted = setAside.get();
        SparkCores cores = SparkCores.of(spark);
        if (!results.quiet()) {
            System.err.println(OpeningLine.of(backlog, cores));
            OtherGroups.tell(backlog.otherGroups());
            SparkCommands.tellOfReading(runs);
            if (backlog.left() > 0 && spark.isLocal()) {
                Outputs.tellOfKernel();
            }
        }
        SweepRun.RunOptions options =
                new SweepRun.RunOptions(config.failFast(), Math.round(config.checkpointMinutes() * NANOS_PER_MINUTE));
        SweepRun.Summary summary;
        try (ProgressDisplay display = ProgressDisplay.on(System.err, results.quiet())) {
            summary = SweepRun.run(
                    spark, cores, backlog, config.sweep().rootSeed(), stores, display, options, signals::received);
        }
        if (spark.isLocal()) {
            speeds.add(summary.speed());
        }
        if (signals.received()) {
            return stopped(backlog, summary);
        }
        LevelRuns measured = LevelRuns.of(runs, stores.passages());
        Tables tables;
        String manifest;
        Report.Missing missing;
        try (FitDisplay display = new FitDisplay(results.quiet())) {
            tables = TableFit.of(measured, () -> new SparkSpread(spark, cores), display);
            TableFit.write(tables, output, footer);
            manifest = Manifest.of(
                    config,
                    tables,
                    summary,
                    spark,
                    command,
                    CommandHistory.in(output).with(CommandHistory.entry(command, Optional.of(config.hash()))));
            display.drawing();
            try {
                missing = Report.write(
                        output, new Report.Source(config.name(), measured, stores.trajectories(), tables, manifest));
            } finally {
                // Last, and also where the report has failed.
                output.writeText(Manifest.FILE, manifest);
            }
        }
        int drawn = Outputs.tellOfReport(missing);
        String where = output.path().toString();
        results.print(
                tables,
                where,
                List.of("The tables are in " + where, "The report is " + where + "/" + Report.FILE),
                manifest);
        if (!results.quiet()) {
            System.err.println(cost(backlog, summary));
        }
        if (signals.received()) {
            return stopped(backlog, summary);
        }
        int done = setAside.get() == counted ? verdict(tables) : incomplete();
        return drawn == ExitCode.DONE ? done : drawn;
    }

    /** A file was torn after the backlog was made, so its cells were not in it. */
    private static int incomplete() {
        System.err.println(
                "escapement: a file was moved aside during the run, and its cells are not in the tables; the same "
                        + "command computes them again");
        return ExitCode.FAULT;
    }

    private int stopped(Backlog backlog, SweepRun.Summary summary) {
        System.err.println(signals.farewell(backlog.done() + summary.rows(), backlog.planned()));
        return signals.exitCode();
    }

    private static String cost(Backlog backlog, SweepRun.Summary summary) {
        String text =
                OpeningLine.cells(summary.cells()) + " simulated in " + Durations.spell(summary.wallNanos() * 1e-9)
                        + ", core time " + Durations.spell(summary.coreNanos() * 1e-9);
        boolean foreseen = backlog.leftWithoutTheory() == 0;
        return !foreseen || summary.cells() < backlog.left() || summary.cells() == 0 || summary.failed() > 0
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                ", predicted / actual %.2f",
                                summary.predictedNanos() / summary.coreNanos());
    }

    private int verdict(Tables tables) {
        long failed =
                tables.escapeTimes().stream().mapToLong(row -> row.nFailed()).sum();
        if (failed == 0) {
            return ExitCode.DONE;
        }
        boolean one = failed == 1;
        System.err.println("escapement: " + OpeningLine.cells(failed)
                + (one ? " has FAILED: its message is" : " have FAILED: their messages are")
                + " in the column error of "
                + config.output() + "/runs/*.parquet; the same command tries " + (one ? "it" : "them") + " again");
        return ExitCode.FAILED_CELLS;
    }
}
