package dev.escapement.spark.job;

import dev.escapement.spark.job.task.CellResult;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkException;

/**
 * Finds the cell for which a task exhausts its attempts. A task that ran beside the culprit dies with the same executors, so a
 * suspect is tried with nothing else under way, and halved until a cell stands alone; that one is FAILED.
 */
final class PoisonSearch {
    /** After so many culprits it is the cluster that is broken. */
    static final int MOST_CULPRITS = 10;

    private final Trial trial;
    private final BooleanSupplier halted;
    private int culprits;

    /** Runs tasks and takes in their results. */
    interface Trial {
        void run(List<SweepTask> tasks)
                throws TaskExhaustedException, IOException, SparkException, InterruptedException;

        void take(SweepTask task, TaskResult result);
    }

    PoisonSearch(Trial trial, BooleanSupplier halted) {
        this.trial = trial;
        this.halted = halted;
    }

    /** Simulates a suspect's cells, all but the culprits. */
    void isolate(SweepTask suspect) throws IOException, SparkException, InterruptedException {
        Deque<SweepTask> suspects = new ArrayDeque<>(List.of(suspect));
        while (!suspects.isEmpty() && !halted.getAsBoolean()) {
            SweepTask next = suspects.pop();
            try {
                trial.run(List.of(next));
            } catch (TaskExhaustedException e) {
                if (next.cells() == 1) {
                    convict(next, e);
                } else {
                    next.halves().forEach(suspects::push);
                }
            }
        }
    }

    private void convict(SweepTask cell, TaskExhaustedException because) throws SparkException {
        culprits++;
        if (culprits > MOST_CULPRITS) {
            throw new SparkException(
                    "more than " + MOST_CULPRITS + " cells, each alone, have exhausted their task's attempts: "
                            + "that is the cluster's fault rather than theirs",
                    because.getCause());
        }
        CellResult failed =
                new CellResult(null, "the cell's task has exhausted its attempts: " + because.getMessage(), 0);
        trial.take(
                cell,
                new TaskResult(
                        List.of(List.of(failed)),
                        Collections.singletonList(null),
                        null,
                        Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }
}
