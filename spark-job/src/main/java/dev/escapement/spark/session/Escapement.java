package dev.escapement.spark.session;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.UserException;
import dev.escapement.spark.cli.sweep.GivenSpark;
import dev.escapement.spark.cli.sweep.UnfinishedRunException;
import dev.escapement.theory.NoFiniteEscapeException;
import dev.escapement.theory.UnlearnableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;

/**
 * The commands {@code run}, {@code fit} and {@code report} for a JVM that has a Spark context: spark-shell, a notebook, a program.
 * Each uses the context and leaves it running, also when it throws; none ends the process, handles a signal or prints a result.
 * A {@code SparkSession} gives its context by {@code sparkContext()}, PySpark by {@code spark.sparkContext._jsc.sc()}. The jar has
 * to be on the class path of the driver and of the executors, as {@code --jars escapement.jar} puts it there.
 *
 * <p>All throw {@link UserException} for a mistake of the caller's, such as a key that does not exist, a session whose settings a
 * sweep cannot run under, or an output that another driver writes, and {@link MachineFaultException} for a fault of the machine,
 * of a disk or of the cluster. The message of each is one line to show to people. What is written when one is thrown stays
 * written, and the same call goes on from there.
 */
public final class Escapement {
    private static final List<String> DIRECTORIES = List.of("runs", "trajectories", "passages");
    private static final List<String> FILES =
            List.of("escape_times", "exponents", "local_exponents", "crossovers", "transitions");

    private Escapement() {}

    /**
     * Simulates every cell that the output lacks, fits, and writes the tables and the report.
     *
     * @param config the path of a configuration on the driver's disk
     * @param overrides values in HOCON by their keys, as {@code key=value} on the command line
     */
    public static SweepOutput run(SparkContext spark, String config, Map<String, ?> overrides) {
        List<String> arguments = overrides.entrySet().stream()
                .map(override -> override.getKey() + "=" + override.getValue())
                .toList();
        return on(
                spark,
                given -> given.run(config, arguments, "Escapement.run(spark, " + config + ", " + overrides + ")"));
    }

    /**
     * Rebuilds the tables from all rows in an output's runs, whoever wrote them.
     *
     * @param output its path, on any Hadoop file system
     */
    public static SweepOutput fit(SparkContext spark, String output) {
        return on(spark, given -> given.fit(output));
    }

    /**
     * Rebuilds the tables, the report and the figures from all rows in an output's runs.
     *
     * @param output its path, on any Hadoop file system
     */
    public static SweepOutput report(SparkContext spark, String output) {
        return on(spark, given -> given.report(output));
    }

    private interface Command {
        GivenSpark.Ended on(GivenSpark spark) throws Exception;
    }

    private static SweepOutput on(SparkContext spark, Command command) {
        try {
            GivenSpark given = new GivenSpark(spark);
            return described(given, command.on(given));
        } catch (UnfinishedRunException e) {
            throw plain(e.getCause());
        } catch (Exception e) {
            throw plain(e);
        }
    }

    private static SweepOutput described(GivenSpark spark, GivenSpark.Ended ended) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String name : DIRECTORIES) {
            if (spark.has(ended, name)) {
                tables.put(name, ended.output() + "/" + name);
            }
        }
        for (String name : FILES) {
            if (spark.has(ended, name + ".parquet")) {
                tables.put(name, ended.output() + "/" + name + ".parquet");
            }
        }
        return new SweepOutput(ended.output(), ended.complete(), tables);
    }

    /** What is thrown to the caller. */
    private static RuntimeException plain(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new MachineFaultException(
                    "the thread was interrupted; the same call goes on from what is written", e);
        }
        if (e instanceof NoFiniteEscapeException || e instanceof UnlearnableException) {
            return new UserException(e.getMessage());
        }
        return e instanceof RuntimeException unchecked
                ? unchecked
                : new MachineFaultException(e.getMessage() + "; the same call goes on from what is written", e);
    }
}
