package dev.escapement.spark.job.backlog;

import dev.escapement.setting.CellId;
import dev.escapement.simulation.TrajectoryGrid;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedSetting;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which trajectories a sweep asks for, those of the first seeds of every setting, and which of them an output holds: a
 * trajectory is whole if it goes as far as the cell's run.
 */
final class KnownTrajectories {
    private final Plan plan;
    private final int perSetting;
    private final Map<String, Run> runs = new HashMap<>();
    private final Map<String, Long> reached = new HashMap<>();

    /**
     * A run whose trajectory is asked for.
     *
     * @param maxSteps where it is censored
     * @param last step of its trajectory; -1 if it failed and has none
     */
    private record Run(long maxSteps, long last) {

        static Run of(RunRow row) {
            return new Run(row.maxSteps(), last(row));
        }

        private static long last(RunRow row) {
            return switch (row.status()) {
                case ESCAPED -> row.escapeStep();
                case CENSORED -> row.maxSteps();
                case DIVERGED -> row.steps() == null ? 0 : TrajectoryGrid.before(Math.max(1, row.steps()));
                case FAILED -> -1;
            };
        }

        /** The one of the two that counts. */
        Run or(Run other) {
            boolean mine = maxSteps == other.maxSteps ? last >= 0 : maxSteps > other.maxSteps;
            return mine ? this : other;
        }
    }

    /**
     * Nothing is known yet.
     *
     * @param perSetting how many seeds of a setting keep their trajectory
     */
    KnownTrajectories(Plan plan, int perSetting) {
        this.plan = plan;
        this.perSetting = perSetting;
    }

    /** Notes a row of an output. */
    void add(RunRow row) {
        if (perSetting > 0 && plan.hasAmongFirst(perSetting, row.seed())) {
            runs.merge(row.cellId(), Run.of(row), Run::or);
        }
    }

    /** Notes a point of a trajectory in an output. */
    void add(TrajectoryRow point) {
        reached.merge(point.cellId(), point.step(), Math::max);
    }

    /** Whether a cell's trajectory is asked for. */
    boolean wanted(PlannedSetting setting, long seed) {
        return perSetting > 0 && setting.hasAmongFirst(perSetting, seed);
    }

    /** The cap under which a cell that has run is to be simulated again for its trajectory; empty if it need not be. */
    OptionalLong lacking(CellId id) {
        Run run = runs.get(id.toString());
        return run == null || reached.getOrDefault(id.toString(), -1L) >= run.last
                ? OptionalLong.empty()
                : OptionalLong.of(run.maxSteps);
    }
}
