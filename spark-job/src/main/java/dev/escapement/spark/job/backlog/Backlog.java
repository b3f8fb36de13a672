package dev.escapement.spark.job.backlog;

import dev.escapement.spark.Parallel;
import dev.escapement.spark.store.PassageStore;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.TrajectoryStore;
import dev.escapement.sweep.Outlook;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedRuns;
import dev.escapement.sweep.Speed;
import dev.escapement.sweep.SweepOutlook;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep still has to do. {@code SettingCells} tells which cells are done; a cell that was begun is resumed by
 * {@code job.task.GroupSimulation}.
 *
 * @param settings those with cells to simulate; more than one of a setting if its cells are not all simulated alike
 * @param runs all cells of the sweep, done or not
 * @param done how many of them the output holds
 * @param speed of the machine that its costs are for
 * @param otherGroups how many groups the output holds of which no cell is planned
 */
public record Backlog(List<PendingSetting> settings, List<PlannedRuns> runs, long done, Speed speed, int otherGroups) {
    /** Settings each of whose laws may be asked for. */
    static final int FEW = 1000;

    /** Until its loops are compiled, a simulation takes about so many times as long. */
    private static final double COLD = 3;

    /**
     * What an output lacks of a plan.
     *
     * @param trajectories how many seeds of a setting keep their trajectory
     * @param retryFailed whether cells that failed are done again
     * @param speed of the machine
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    public static Backlog of(
            PreparedPlan prepared,
            RunStore runs,
            TrajectoryStore stored,
            PassageStore passed,
            int trajectories,
            boolean retryFailed,
            Speed speed)
            throws IOException {
        Plan plan = prepared.plan();
        PlanCells cells = prepared.cells();
        KnownTrajectories recorded = new KnownTrajectories(plan, trajectories);
        KnownPassages passages = new KnownPassages(plan.levels());
        runs.forEachRow(row -> {
            cells.note(row);
            recorded.add(row);
            passages.add(row);
        });
        if (trajectories > 0) {
            stored.forEachRow(recorded::add);
        }
        if (!plan.levels().isEmpty()) {
            passed.forEachRow(passages::add);
        }
        return cells.backlog(recorded, passages, retryFailed, speed);
    }

    /**
     * What an empty output lacks of a plan.
     *
     * @param trajectories how many seeds of a setting keep their trajectory
     * @param speed of the machine
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    public static Backlog whole(PreparedPlan prepared, int trajectories, Speed speed) {
        Plan plan = prepared.plan();
        return prepared.cells()
                .backlog(new KnownTrajectories(plan, trajectories), new KnownPassages(plan.levels()), true, speed);
    }

    static Backlog of(List<PendingSetting> settings, List<PlannedRuns> runs, Speed speed, int otherGroups) {
        long missing = settings.stream()
                .filter(setting -> setting.kept().run())
                .mapToLong(setting -> setting.seeds().length)
                .sum();
        return new Backlog(settings, runs, count(runs) - missing, speed, otherGroups);
    }

    private static long count(List<PlannedRuns> runs) {
        return runs.stream().mapToLong(PlannedRuns::count).sum();
    }

    /** How many cells the sweep has. */
    public long planned() {
        return count(runs);
    }

    /**
     * What the laws of the escape step say of all cells of the sweep, done or not. In a sweep of many settings, only laws that the
     * cost of its cells has asked for count: asking for others would take longer than simulating.
     */
    public SweepOutlook outlook() {
        List<PlannedRuns> asked = runs.size() <= FEW
                ? runs
                : runs.stream().filter(PlannedRuns::asked).toList();
        List<Outlook> known = Parallel.map(asked, PlannedRuns::outlook).stream()
                .flatMap(Optional::stream)
                .toList();
        long covered =
                known.stream().mapToLong(outlook -> outlook.runs().count()).sum();
        return new SweepOutlook(known, planned() - covered);
    }

    /** How many cells are to be simulated. */
    public long left() {
        return settings.stream().mapToLong(s -> s.seeds().length).sum();
    }

    /** How many of these are done, but for their trajectory or their passages. */
    public long leftForRecords() {
        return left() - (planned() - done);
    }

    /** Whether any of these lacks its trajectory; else they lack their passages. */
    public boolean leftForTrajectories() {
        return settings.stream()
                .anyMatch(setting -> !setting.kept().run() && setting.kept().trajectory());
    }

    /** Steps that theory foresees. */
    public double predictedSteps() {
        return settings.stream()
                .mapToDouble(s -> s.seeds().length * s.cost().steps())
                .sum();
    }

    /** Core time that theory foresees once everything is compiled, if each setting's cells were simulated together. */
    public double predictedNanos() {
        return settings.stream().mapToDouble(PendingSetting::nanos).sum();
    }

    /**
     * Core time with what so many cores spend until everything is compiled.
     *
     * @param nanos core time once it is
     */
    public double withCompiling(double nanos, int cores) {
        return nanos + Math.min(speed.compiling(cores), (COLD - 1) * nanos);
    }

    /**
     * Seconds that so many cores are expected to take; no cell is shared by two.
     *
     * @param nanos core time
     */
    public double predictedSeconds(double nanos, int cores) {
        return 1e-9 * Math.max(nanos / cores, longestCellNanos());
    }

    /** The share of that time which is of kinds of steps that have been measured on the machine. */
    public double measuredShare() {
        double known = settings.stream()
                .filter(pending -> speed.knows(pending.setting()))
                .mapToDouble(PendingSetting::nanos)
                .sum();
        return known / predictedNanos();
    }

    /** The longest expected cell. */
    public double longestCellNanos() {
        return settings.stream().mapToDouble(s -> s.cost().nanos(1)).max().orElse(0);
    }

    /** How many cells are expected to run to max-steps only because theory predicts nothing for them. */
    public long leftWithoutTheory() {
        return settings.stream()
                .filter(s -> s.setting().group().gap().isPresent())
                .mapToLong(s -> s.seeds().length)
                .sum();
    }

    /**
     * The most coordinates that a dense cell has to hold; 0 if there is none.
     *
     * @param copies of the stored vectors: 1, or 2 where checkpoints are taken
     */
    public long largestDenseCell(int copies) {
        return settings.stream()
                .map(PendingSetting::setting)
                .filter(setting -> setting.group().engine().precision().isPresent())
                .mapToLong(setting -> setting.dimension()
                        * ((long) copies * setting.group().model().vectors() + setting.batch()))
                .max()
                .orElse(0);
    }
}
