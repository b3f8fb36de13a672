package dev.escapement.spark.job;

import dev.escapement.sweep.CellIdentity;
import dev.escapement.sweep.Cost;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedSetting;
import dev.escapement.sweep.Setting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a sweep still has to do.
 *
 * @param settings those with cells to simulate
 * @param planned how many cells the sweep has
 * @param done how many of them the output holds
 */
public record Backlog(List<PendingSetting> settings, long planned, long done) {
    /** Settings resolved at a time: enough to keep every core of the driver busy. */
    private static final int PAGE = 1024;

    /**
     * Compares a plan with what an output holds.
     *
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    static Backlog of(Plan plan, KnownCells known, boolean retryFailed) {
        List<PendingSetting> pending = new ArrayList<>();
        long planned = 0;
        long left = 0;
        Iterator<PlannedSetting> settings = plan.settings().iterator();
        while (settings.hasNext()) {
            List<PlannedSetting> page = new ArrayList<>(PAGE);
            while (settings.hasNext() && page.size() < PAGE) {
                page.add(settings.next());
                planned += page.get(page.size() - 1).cells();
            }
            page.parallelStream()
                    .map(setting -> pending(setting, plan.rootSeed(), known, retryFailed))
                    .filter(setting -> setting.seeds().length > 0)
                    .forEachOrdered(pending::add);
        }
        for (PendingSetting setting : pending) {
            left += setting.seeds().length;
        }
        return new Backlog(List.copyOf(pending), planned, planned - left);
    }

    private static PendingSetting pending(
            PlannedSetting planned, long rootSeed, KnownCells known, boolean retryFailed) {
        Setting setting = planned.point().resolve();
        CellIdentity identity = new CellIdentity(setting, rootSeed);
        long[] seeds = planned.eachSeed()
                .filter(seed -> !known.done(identity.of(seed), planned.maxSteps(), retryFailed))
                .toArray();
        Cost cost = seeds.length == 0 ? Cost.NONE : Cost.of(setting, planned.maxSteps());
        return new PendingSetting(setting, planned.maxSteps(), seeds, cost);
    }

    /** How many cells are left. */
    public long left() {
        return planned - done;
    }

    /** Steps that theory foresees. */
    public double predictedSteps() {
        return settings.stream()
                .mapToDouble(s -> s.seeds().length * s.cost().steps())
                .sum();
    }

    /** Core time that theory foresees. */
    public double predictedNanos() {
        return settings.stream().mapToDouble(PendingSetting::nanos).sum();
    }

    /** The longest expected cell. */
    public double longestCellNanos() {
        return settings.stream().mapToDouble(s -> s.cost().nanos(1)).max().orElse(0);
    }

    /** The largest dimension that a dense cell has to hold; 0 if there is none. */
    public long largestDenseDimension() {
        return settings.stream()
                .map(s -> s.setting().point())
                .filter(point -> point.engine().precision().isPresent())
                .mapToLong(point -> point.dimension())
                .max()
                .orElse(0);
    }
}
