package dev.escapement.spark.job.backlog;

import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.sweep.Cost;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedRuns;
import dev.escapement.sweep.PlannedSetting;
import dev.escapement.sweep.Speed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of a plan, and which of them are done. Memory is by the setting and a bit or two words a cell, so that a
 * driver's heap holds plans of many millions of cells.
 */
final class PlanCells {
    /** Settings resolved at a time: enough to keep every core of the driver busy. */
    private static final int PAGE = 1024;

    private final List<SettingCells> settings = new ArrayList<>();
    /** Grids may plan seeds of one setting under different caps. */
    private final Map<Setting, List<SettingCells>> bySetting = new HashMap<>();

    /** Settings of the output that are not planned. */
    private final Set<Setting> others = new HashSet<>();

    /**
     * A plan of which nothing is done.
     *
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    PlanCells(Plan plan) {
        Iterator<PlannedSetting> planned = plan.settings().iterator();
        while (planned.hasNext()) {
            List<PlannedSetting> page = new ArrayList<>(PAGE);
            while (planned.hasNext() && page.size() < PAGE) {
                page.add(planned.next());
            }
            Parallel.map(page, setting -> new SettingCells(setting, plan.rootSeed()))
                    .forEach(this::add);
        }
    }

    /** Asks for the expected steps of all settings, unless they are many, so that they are known when their costs are asked for. */
    void expectSteps() {
        if (settings.size() <= Backlog.FEW) {
            Parallel.map(settings, setting -> Cost.steps(setting.runs()));
        }
    }

    private void add(SettingCells cells) {
        settings.add(cells);
        bySetting
                .computeIfAbsent(cells.setting(), setting -> new ArrayList<>(1))
                .add(cells);
    }

    /** Takes note of a row, be its cell planned or not. A cell may have several, in any order. */
    void note(RunRow row) {
        List<SettingCells> planned = bySetting.get(row.setting());
        if (planned == null) {
            others.add(row.setting());
        } else {
            planned.forEach(cells -> cells.note(row));
        }
    }

    /**
     * What is left to do.
     *
     * @param trajectories what is asked for and what there is
     * @param passages likewise
     * @param retryFailed whether a cell that failed is done again
     * @param speed of the machine
     */
    Backlog backlog(KnownTrajectories trajectories, KnownPassages passages, boolean retryFailed, Speed speed) {
        List<PendingSetting> pending =
                Parallel.map(
                                settings,
                                setting -> setting.pending(trajectories, passages, retryFailed, speed)
                                        .toList())
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        return Backlog.of(pending, runs(), speed, otherGroups());
    }

    /** How many groups have been noted of which no cell is planned. */
    private int otherGroups() {
        Set<SettingGroup> groups = others.stream().map(Setting::group).collect(Collectors.toSet());
        bySetting.keySet().forEach(setting -> groups.remove(setting.group()));
        return groups.size();
    }

    /** All of them as runs, one element a setting and cap. */
    List<PlannedRuns> runs() {
        return settings.stream().map(SettingCells::runs).toList();
    }
}
