package dev.escapement.spark.cli.text;

import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.task.TaskPacking;
import dev.escapement.spark.progress.Durations;

/** The line with which a run begins. */
public final class OpeningLine {
    /** Below so many seconds the compiler takes longer than what it compiles. */
    private static final double FEW_SECONDS = 5;

    private OpeningLine() {}

    public static String of(Backlog backlog, SparkCores cores) {
        if (backlog.left() == 0) {
            return cells(backlog.planned()) + (backlog.planned() == 1 ? ", done" : ", all of them done");
        }
        String done = backlog.done() == 0 ? "" : " (" + backlog.done() + " of " + backlog.planned() + " are done)";
        long again = backlog.leftForRecords();
        String records = backlog.leftForTrajectories() ? "trajectories" : "passages";
        String what = again == 0 ? "" : ", " + again + " of them only for their " + records;
        double seconds = backlog.predictedSeconds(TaskPacking.predictedNanos(backlog, cores.count()), cores.count());
        String reach = backlog.leftWithoutTheory() > 0 ? "at most " : "about ";
        String time = seconds < FEW_SECONDS ? "a few seconds" : reach + Durations.spell(seconds);
        return cells(backlog.left()) + " to simulate" + done + what + ", " + time + " on " + cores;
    }

    /** {@code 1 cell}, {@code 2 cells}. */
    public static String cells(long count) {
        return count + (count == 1 ? " cell" : " cells");
    }
}
