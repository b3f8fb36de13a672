package dev.escapement.spark.cluster;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark, or tells in one line why it does not start. */
final class SparkStart {
    /** Loggers that print a stack trace when Spark fails to start. */
    private static final String[] LOGGERS = {"org.apache.spark.SparkContext", "org.apache.spark.metrics.MetricsSystem"};

    private static final String EVENT_LOG = "spark.eventLog.dir";

    private SparkStart() {}

    /**
     * A Spark context.
     *
     * @throws UserException if its settings do not allow it to start
     * @throws MachineFaultException if the machine, the network or the cluster does not
     */
    static JavaSparkContext by(SparkConf conf) {
        setLevel(Level.OFF);
        JavaSparkContext spark;
        try {
            spark = new JavaSparkContext(conf);
        } catch (Exception e) {
            throw refusal(conf, e);
        } finally {
            setLevel(null);
        }
        if (spark.sc().isStopped() || unregistered(spark)) {
            spark.close();
            throw stopped(conf, null);
        }
        return spark;
    }

    /** A standalone master gives an application its id. Spark makes one up, and stops a while later, if the master does not. */
    private static boolean unregistered(JavaSparkContext spark) {
        return spark.master().startsWith("spark://")
                && spark.sc().applicationId().startsWith("spark-application-");
    }

    /** Null stands for the level of the logger above. */
    private static void setLevel(Level level) {
        for (String logger : LOGGERS) {
            Configurator.setLevel(logger, level);
        }
    }

    /** Scala declares no exceptions: any may come. */
    private static RuntimeException refusal(SparkConf conf, Exception e) {
        Throwable root = root(e);
        String reason = root == e
                ? firstLine(e)
                : firstLine(e) + " (" + root.getClass().getSimpleName() + ": " + firstLine(root) + ")";
        if (e instanceof IllegalStateException && reason.contains("stopped SparkContext")) {
            return stopped(conf, e);
        }
        if (root instanceof FileNotFoundException && reason.contains(eventLog(conf))) {
            return new UserException(line(
                    conf,
                    reason,
                    "make this directory, name another with " + EVENT_LOG + ", or set spark.eventLog.enabled = false"));
        }
        if (root instanceof IOException && !(root instanceof FileNotFoundException)) {
            return new MachineFaultException(line(conf, reason, "fix this, then run the same command again"), e);
        }
        return new UserException(
                line(conf, reason, "correct the setting in spark-defaults.conf, --conf or -Dspark..."));
    }

    private static MachineFaultException stopped(SparkConf conf, Exception e) {
        return new MachineFaultException(
                line(conf, "it does not answer or has refused", "check its address and its state; the log tells more"),
                e);
    }

    private static String line(SparkConf conf, String reason, String advice) {
        return "Spark does not start with the master " + conf.get("spark.master") + ": " + reason + "; " + advice;
    }

    /** The path of its directory. */
    private static String eventLog(SparkConf conf) {
        return new Path(conf.get(EVENT_LOG, "/tmp/spark-events")).toUri().getPath();
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.toString() : message.lines().findFirst().orElse(thrown.toString());
    }
}
