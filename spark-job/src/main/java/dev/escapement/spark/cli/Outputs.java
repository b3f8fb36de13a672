package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;
import dev.escapement.spark.progress.Durations;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.store.DriverProcess;
import dev.escapement.spark.store.Lease;
import dev.escapement.spark.store.LeaseClock;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.OutputHeldException;
import dev.escapement.spark.store.UnusableFileException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Outputs as users name them. */
final class Outputs {
    private Outputs() {}

    /**
     * Opens an output; creates nothing.
     *
     * @throws UserException if the path is none, or of a file system that is not on the class path
     */
    static OutputDirectory open(String path, Configuration configuration) throws IOException {
        try {
            return new OutputDirectory(new Path(path), configuration);
        } catch (UnsupportedFileSystemException | IllegalArgumentException e) {
            throw new UserException("output = " + path + ": " + e.getMessage());
        } catch (RuntimeException e) {
            if (e.getCause() instanceof ClassNotFoundException missing) {
                throw new UserException("output = " + path + ": the classes of its file system are not here ("
                        + missing.getMessage().replaceAll("^Class | not found$", "")
                        + "); README tells under Outputs how to add them");
            }
            throw e;
        }
    }

    /**
     * Takes the right to write an output before anything is simulated.
     *
     * @throws UserException if another driver has it, or if the output cannot be written
     */
    static Lease hold(OutputDirectory output) {
        try {
            return output.hold(DriverProcess.current(), LeaseClock.SYSTEM, Outputs::tellOfWaiting);
        } catch (OutputHeldException e) {
            throw new UserException("output = " + output.path() + " is being written by process "
                    + e.holder().pid() + " on " + e.holder().host() + ", " + age(e) + "; wait for it, or end it");
        } catch (IOException e) {
            throw new UserException("output = " + output.path() + " cannot be written: " + e.getMessage());
        }
    }

    private static String age(OutputHeldException held) {
        Duration age = Duration.between(held.holder().startedAt(), Instant.now());
        return "started " + Durations.spell(Math.max(0, age.toMillis() * 1e-3)) + " ago, last heard of "
                + Durations.spell(Math.max(0, held.sinceHeartbeat().toMillis() * 1e-3)) + " ago";
    }

    /** A directory called {@code seed=8} would stand for the column in every row, in the eyes of those who read the files. */
    static void tellOfHivePartition(OutputDirectory output) {
        String path = output.path().toUri().getPath();
        if (path.contains("=")) {
            System.err.println(
                    "escapement: output = " + path + ": DuckDB, Spark and Arrow take a directory with = in its name"
                            + " for a column of all rows below it; tell them not to (hive_partitioning = false in DuckDB), or choose"
                            + " another output");
        }
    }

    private static void tellOfWaiting(DriverProcess holder) {
        System.err.println("escapement: process " + holder.pid() + " on " + holder.host()
                + " may be writing this output; waiting for a sign of life of it");
    }

    static void tellOfQuarantined(UnusableFileException file, Path where) {
        System.err.println("escapement: " + file.getMessage() + "; it is set aside as " + where
                + ", and its cells are computed again");
    }

    static void tellOfQuarantinedTrajectories(UnusableFileException file, Path where) {
        System.err.println("escapement: " + file.getMessage() + "; it is set aside as " + where
                + ", and such of its trajectories as are asked for are recorded again");
    }

    static void tellOfUnusable(UnusableFileException file) {
        System.err.println("escapement: " + file.getMessage() + "; the file is passed over");
    }

    /** The exit code that a report gives: a chart that is missing is a fault of ours. */
    static int tellOfReport(Report.Missing missing) {
        missing.noFigures().ifPresent(why -> System.err.println("escapement: " + why));
        missing.undrawn()
                .forEach(chart ->
                        System.err.println("escapement: a chart could not be drawn, all else is written: " + chart));
        return missing.undrawn().isEmpty() ? ExitCode.DONE : ExitCode.FAULT;
    }
}
