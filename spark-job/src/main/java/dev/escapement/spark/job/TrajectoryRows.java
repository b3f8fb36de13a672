package dev.escapement.spark.job;

import dev.escapement.setting.CellId;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import dev.escapement.spark.store.table.TrajectoryRow;
import java.util.ArrayList;
import java.util.List;

/** The trajectories among a task's results as rows. */
final class TrajectoryRows {
    private TrajectoryRows() {}

    static List<TrajectoryRow> of(SweepTask task, TaskResult result) {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int g = 0; g < task.groups().size(); g++) {
            CellGroup group = task.groups().get(g);
            if (group.kept().trajectory()) {
                List<CellId> ids = group.ids();
                for (int i = 0; i < ids.size(); i++) {
                    String id = ids.get(i).toString();
                    result.groups().get(g).get(i).trajectory().points().stream()
                            .map(point -> new TrajectoryRow(id, point.step(), point.overlap()))
                            .forEach(rows::add);
                }
            }
        }
        return rows;
    }
}
