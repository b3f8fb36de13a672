package dev.escapement.spark.cli;

import dev.escapement.spark.job.Backlog;
import dev.escapement.spark.progress.Durations;

/** The line with which a run begins. */
final class Announcement {
    private Announcement() {}

    static String of(Backlog backlog, int cores) {
        if (backlog.left() == 0) {
            return backlog.planned() + " cells, all of them done";
        }
        String done = backlog.done() == 0 ? "" : " (" + backlog.done() + " of " + backlog.planned() + " are done)";
        long again = backlog.leftForTrajectories();
        String what = again == 0 ? "" : ", " + again + " of them for their trajectories alone";
        return backlog.left() + " cells to simulate" + done + what + ", about "
                + Durations.spell(backlog.predictedSeconds(cores)) + " on " + cores + (cores == 1 ? " core" : " cores");
    }
}
