package dev.escapement.spark.job;

import dev.escapement.setting.CellId;
import dev.escapement.simulation.Passage;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.task.CellResult;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import dev.escapement.spark.store.table.PassageRow;
import java.util.ArrayList;
import java.util.List;

/** The passages among a task's results as rows: one for every cell that has not failed and every level. */
final class PassageRows {
    private PassageRows() {}

    static List<PassageRow> of(SweepTask task, TaskResult result) {
        List<PassageRow> rows = new ArrayList<>();
        for (int g = 0; g < task.groups().size(); g++) {
            CellGroup group = task.groups().get(g);
            if (group.kept().levels().isEmpty()) {
                continue;
            }
            List<CellId> ids = group.ids();
            for (int i = 0; i < ids.size(); i++) {
                CellResult cell = result.groups().get(g).get(i);
                if (!cell.failed()) {
                    String id = ids.get(i).toString();
                    group.kept().levels().forEach(level -> rows.add(row(id, level, cell, group.maxSteps())));
                }
            }
        }
        return rows;
    }

    private static PassageRow row(String id, double level, CellResult cell, long maxSteps) {
        Long step = cell.outcome().passages().stream()
                .filter(passage -> passage.level() == level)
                .map(Passage::step)
                .findFirst()
                .orElse(null);
        return new PassageRow(id, level, step, maxSteps);
    }
}
