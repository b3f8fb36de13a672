package dev.escapement.spark.job;

import dev.escapement.setting.CellId;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.Status;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.task.CellResult;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import dev.escapement.spark.store.table.RunRow;
import java.util.ArrayList;
import java.util.List;

/** The runs among a task's results as rows. */
final class RunRows {
    private RunRows() {}

    static List<RunRow> of(SweepTask task, TaskResult result) {
        List<RunRow> rows = new ArrayList<>(task.cells());
        for (int g = 0; g < task.groups().size(); g++) {
            CellGroup group = task.groups().get(g);
            if (!group.kept().run()) {
                continue;
            }
            List<CellId> ids = group.ids();
            int evaluations = group.setting().group().model().algorithm().gradientEvaluationsPerStep();
            for (int i = 0; i < ids.size(); i++) {
                CellResult cell = result.groups().get(g).get(i);
                rows.add(row(
                        group,
                        ids.get(i),
                        group.seeds()[i],
                        cell,
                        evaluations,
                        result.kernels().get(g),
                        result));
            }
        }
        return rows;
    }

    private static RunRow row(
            CellGroup group, CellId id, long seed, CellResult cell, int evaluations, String kernel, TaskResult result) {
        Outcome outcome = cell.outcome();
        Status status = cell.failed() ? Status.FAILED : outcome.status();
        Long steps = cell.failed() ? null : (Long) outcome.steps();
        long samples = cell.failed() ? 0 : outcome.steps() * group.setting().batch();
        return new RunRow(
                id.toString(),
                group.setting(),
                group.maxSteps(),
                seed,
                group.rootSeed(),
                cell.failed() ? null : (Double) outcome.initialOverlap(),
                cell.failed() || status == Status.DIVERGED ? null : (Double) outcome.finalOverlap(),
                status,
                status == Status.ESCAPED ? steps : null,
                steps,
                cell.failed() ? null : (Long) samples,
                cell.failed() ? null : (Long) (samples * evaluations),
                cell.error(),
                cell.wallNanos(),
                kernel,
                result.host(),
                result.finishedAt());
    }
}
