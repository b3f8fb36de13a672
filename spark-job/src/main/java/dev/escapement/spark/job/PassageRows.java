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

/** The passages among a task's results as rows: one a level, whether or not it was reached. */
final class PassageRows {
    private PassageRows() {}

    static List<PassageRow> of(SweepTask task, TaskResult result) {
        List<PassageRow> rows = new ArrayList<>();
        for (int g = 0; g < task.groups().size(); g++) {
            CellGroup group = task.groups().get(g);
            if (!group.kept().levels().isEmpty()) {
                List<CellId> ids = group.ids();
                for (int i = 0; i < ids.size(); i++) {
                    CellResult cell = result.groups().get(g).get(i);
                    if (!cell.failed()) {
                        add(rows, ids.get(i).toString(), cell.outcome().passages(), group);
                    }
                }
            }
        }
        return rows;
    }

    private static void add(List<PassageRow> rows, String id, List<Passage> passed, CellGroup group) {
        for (double level : group.kept().levels()) {
            Long step = passed.stream()
                    .filter(passage -> passage.level() == level)
                    .map(Passage::step)
                    .findFirst()
                    .orElse(null);
            rows.add(new PassageRow(id, level, step, group.maxSteps()));
        }
    }
}
