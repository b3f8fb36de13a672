package dev.escapement.spark.cli.sweep;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.UserException;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.key.UserPath;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.TrajectoryStore;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.sweep.Plan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code report} does. */
public final class Reporting {
    /** How often runs are read anew because a run that goes on has merged their files. */
    private static final int ATTEMPTS = 3;

    private final ReportOrder order;
    private final OutputDirectory output;
    private final OutputDirectory target;

    private Reporting(ReportOrder order, OutputDirectory output, OutputDirectory target) {
        this.order = order;
        this.output = output;
        this.target = target;
    }

    /**
     * Writes a report; the command's exit code.
     *
     * @throws UserException if there is nothing to report, or the report cannot be written where it is to go
     */
    public static int write(ReportOrder order) throws Exception {
        OutputDirectory output = SparkCommands.existing(order.output());
        if (order.to().isPresent()) {
            OutputDirectory target = target(order.to().get(), output);
            return new Reporting(order, output, target).besideAWriter();
        }
        try (Lease held = Outputs.hold(output)) {
            LevelRuns runs = SparkCommands.runs(output);
            int drawn = new Reporting(order, output, output).write(runs, output.trajectories(Outputs::tellOfUnusable));
            CommandHistory.add(
                    output, CommandHistory.entry(order.command(), order.only().map(SweepConfig::hash)));
            return drawn;
        }
    }

    /** The directory for a report that leaves its output alone. */
    private static OutputDirectory target(String typed, OutputDirectory output) throws IOException {
        OutputDirectory target = Outputs.open(UserPath.of(typed));
        String inside = target.path() + "/";
        if (inside.startsWith(output.path() + "/")) {
            throw new UserException(
                    "--to " + typed + ": is within the output, which is to stay as it is; give another" + " directory");
        }
        if (target.exists()) {
            throw new UserException("--to " + typed + ": holds the runs of a sweep; give another directory");
        }
        try {
            target.create(Report.FIGURES);
        } catch (IOException e) {
            throw new UserException("--to " + typed + ": cannot be written: " + Outputs.firstLine(e));
        }
        return target;
    }

    /** Reads the files that are there now, also while a run writes others. */
    private int besideAWriter() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                boolean writing = output.beingWritten();
                LevelRuns runs = SparkCommands.runs(output);
                runs.keepListing();
                TrajectoryStore trajectories = output.trajectories(Outputs::tellOfUnusable);
                trajectories.keepListing();
                if (writing && !order.quiet()) {
                    System.err.println("escapement: a run may still be writing " + output.path()
                            + "; the report is of the runs that are there now");
                }
                return write(runs, trajectories);
            } catch (FileNotFoundException merged) {
                if (attempt == ATTEMPTS) {
                    throw merged;
                }
            }
        }
    }

    private int write(LevelRuns all, TrajectoryStore trajectories) throws Exception {
        LevelRuns runs = order.only().isPresent() ? all.only(asked(order.only().get())) : all;
        Tables tables = SparkCommands.fitted(nothing(), runs, order.cores(), order.quiet());
        String name = output.path().getName();
        Report.Source source = new Report.Source(
                name, runs, trajectories, tables, output.readText(Manifest.FILE).orElse(null));
        if (order.figuresAlone()) {
            int drawn = Outputs.tellOfReport(drawn(() -> Report.writeFigures(target, source, order.figures())));
            say("The figures are in " + target.path() + "/" + Report.FIGURES);
            return drawn;
        }
        TableFit.write(tables, target, Map.of());
        int drawn = Outputs.tellOfReport(drawn(() -> Report.write(target, source, order.figures())));
        if (order.only().isPresent() && target == output) {
            say("The tables, too, are of these groups alone; fit " + order.output() + " makes them of all again");
        }
        say("The report is " + target.path() + "/" + Report.FILE);
        return drawn;
    }

    private interface Drawing {
        Report.Missing draw() throws IOException;
    }

    /** Draws, and shows that it does. */
    private Report.Missing drawn(Drawing drawing) throws IOException {
        try (FitDisplay display = new FitDisplay(order.quiet())) {
            display.drawing();
            return drawing.draw();
        }
    }

    /** What is said where no run is reported. */
    private UserException nothing() {
        return order.only().isPresent()
                ? new UserException(order.output() + " holds no runs of the groups that --only asks for")
                : SparkCommands.noRuns(order.output());
    }

    /** The groups of a configuration, at its threshold and at each of its levels. */
    private static Set<SettingGroup> asked(SweepConfig config) {
        return new Plan(config.sweep())
                .settings()
                .map(planned -> planned.point().group())
                .distinct()
                .flatMap(group -> Stream.concat(
                        Stream.of(group), config.sweep().levels().stream().map(group::at)))
                .collect(Collectors.toSet());
    }

    private void say(String line) {
        if (!order.quiet()) {
            System.out.println(line);
        }
    }
}
