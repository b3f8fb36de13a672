package dev.escapement.spark.job.task;

import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.checkpoint.Checkpoints;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an executor does with a task. */
public final class TaskRunner {
    /** Spark's name for an executor in the driver's own JVM. */
    private static final String DRIVER = "driver";

    static {
        // A driver that is its own executor has told its user.
        if (!DRIVER.equals(SparkEnv.get().executorId())) {
            Logger log = LoggerFactory.getLogger(TaskRunner.class);
            KernelAdvice.get().ifPresent(log::warn);
        }
    }

    private TaskRunner() {}

    public static TaskResult run(SweepTask task, Checkpoints checkpoints) {
        List<List<CellResult>> results = new ArrayList<>();
        List<String> kernels = new ArrayList<>();
        for (CellGroup group : task.groups()) {
            GroupSimulation simulation = new GroupSimulation(group, checkpoints);
            results.add(simulation.run());
            kernels.add(simulation.kernel());
        }
        return new TaskResult(results, kernels, host(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
