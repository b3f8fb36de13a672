package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.UserException;
import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.process.Machine;
import dev.escapement.spark.cluster.HadoopSettings;
import dev.escapement.spark.config.key.UserPath;
import dev.escapement.spark.job.task.KernelAdvice;
import dev.escapement.spark.progress.Durations;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.lease.DriverProcess;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.spark.store.lease.LeaseClock;
import dev.escapement.spark.store.lease.OutputHeldException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** Outputs as users name them. */
final class Outputs {
    private Outputs() {}

    /**
     * Opens an output through Spark's Hadoop configuration, and looks whether its file system answers; creates nothing.
     *
     * @throws UserException if the path is none, cannot be written in this JVM's encoding of file names, is of a file system
     *     that is not on the class path, or is not open to this user
     * @throws MachineFaultException if this machine lacks what every output needs, or the file system does not answer
     */
    static OutputDirectory open(String path) {
        // First: Hadoop's classes log, and may not know where.
        Machine.check();
        return opened(path, HadoopSettings.read());
    }

    /** The same through a Hadoop configuration that is there. */
    static OutputDirectory open(String path, Configuration hadoop) {
        Machine.check();
        return opened(path, hadoop);
    }

    private static OutputDirectory opened(String path, Configuration hadoop) {
        OutputDirectory output = named(path, hadoop);
        try {
            output.exists();
        } catch (AccessControlException | AccessDeniedException e) {
            throw new UserException("output = " + path + ": its file system does not let this user in (" + firstLine(e)
                    + "); ask for access, give other credentials, or choose another output");
        } catch (IOException e) {
            throw new MachineFaultException(
                    "output = " + path + ": its file system does not answer (" + firstLine(e)
                            + "); check that the address is right and the file system is up",
                    e);
        }
        return output;
    }

    /**
     * Opens an output, and looks whether it could be created where it is not there yet; creates nothing.
     *
     * @throws UserException if it could not, and as {@link #open}
     */
    static OutputDirectory creatable(String path) {
        OutputDirectory output = open(path);
        try {
            output.obstacle().ifPresent(obstacle -> {
                throw new UserException("output = " + path + " cannot be created: " + obstacle);
            });
        } catch (IOException e) {
            throw new UserException("output = " + path + " cannot be created: " + firstLine(e));
        }
        return output;
    }

    private static OutputDirectory named(String path, Configuration hadoop) {
        try {
            OutputDirectory output = new OutputDirectory(new Path(path), hadoop);
            if ("file".equals(output.path().toUri().getScheme())) {
                UserPath.unwritable(output.path().toUri().getPath()).ifPresent(problem -> {
                    throw new UserException("output = " + path + ": " + problem);
                });
            }
            return output;
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException("output = " + path + ": " + firstLine(e));
        } catch (NoClassDefFoundError e) {
            throw missing(path, e.getMessage().replace('/', '.'));
        } catch (RuntimeException e) {
            if (e.getCause() instanceof ClassNotFoundException missing) {
                throw missing(path, missing.getMessage().replaceAll("^Class | not found$", ""));
            }
            throw e;
        }
    }

    private static UserException missing(String path, String type) {
        return new UserException("output = " + path + ": the classes of its file system are not here (" + type
                + "); docs/cluster.md tells under Outputs how to add them");
    }

    /** Some file systems send a stack trace along. */
    static String firstLine(Exception e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage().lines().findFirst().orElse(e.toString());
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
            throw new UserException("output = " + output.path() + " cannot be written: " + firstLine(e));
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
                    "escapement: output = " + path + ": DuckDB, Spark and Arrow read a directory name with = as a"
                            + " partition column; switch that off (hive_partitioning = false in DuckDB), or choose"
                            + " another output");
        }
    }

    private static void tellOfWaiting(DriverProcess holder) {
        System.err.println("escapement: process " + holder.pid() + " on " + holder.host()
                + " may be writing this output; waiting for a sign of life from it");
    }

    static void tellOfQuarantined(UnusableFileException file, Path where) {
        System.err.println("escapement: " + file.getMessage() + "; it was moved to " + where
                + ", and its cells are simulated again");
    }

    static void tellOfQuarantinedTrajectories(UnusableFileException file, Path where) {
        System.err.println("escapement: " + file.getMessage() + "; it was moved to " + where
                + ", and those of its trajectories that this run keeps are recorded again");
    }

    static void tellOfQuarantinedPassages(UnusableFileException file, Path where) {
        System.err.println("escapement: " + file.getMessage() + "; it was moved to " + where
                + ", and those of its passages that this run keeps are recorded again");
    }

    static void tellOfUnusable(UnusableFileException file) {
        System.err.println("escapement: " + file.getMessage() + "; the file is left out");
    }

    static void tellOfKernel() {
        KernelAdvice.get().ifPresent(advice -> System.err.println("escapement: " + advice));
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
