package dev.escapement.spark.job;

import dev.escapement.sweep.CellId;
import dev.escapement.sweep.CellIdentity;
import dev.escapement.sweep.Cost;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedSetting;
import dev.escapement.sweep.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a sweep still has to do.
 *
 * @param settings those with cells to simulate; more than one of a setting if its cells are not all simulated alike
 * @param planned how many cells the sweep has
 * @param done how many of them the output holds
 */
public record Backlog(List<PendingSetting> settings, long planned, long done) {
    /** Settings resolved at a time: enough to keep every core of the driver busy. */
    private static final int PAGE = 1024;

    /**
     * Compares a plan with what an output holds.
     *
     * @param retryFailed whether cells that failed are done again
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    static Backlog of(Plan plan, KnownCells known, KnownTrajectories trajectories, boolean retryFailed) {
        List<PendingSetting> pending = new ArrayList<>();
        long planned = 0;
        long missing = 0;
        Iterator<PlannedSetting> settings = plan.settings().iterator();
        while (settings.hasNext()) {
            List<PlannedSetting> page = new ArrayList<>(PAGE);
            while (settings.hasNext() && page.size() < PAGE) {
                page.add(settings.next());
                planned += page.get(page.size() - 1).cells();
            }
            page.parallelStream()
                    .map(setting -> pending(setting, plan.rootSeed(), known, trajectories, retryFailed))
                    .forEachOrdered(pending::addAll);
        }
        for (PendingSetting setting : pending) {
            missing += setting.kept().run() ? setting.seeds().length : 0;
        }
        return new Backlog(List.copyOf(pending), planned, planned - missing);
    }

    /** What cells of a setting that are simulated alike have in common. */
    private record Lot(Kept kept, long maxSteps) {}

    private static List<PendingSetting> pending(
            PlannedSetting planned,
            long rootSeed,
            KnownCells known,
            KnownTrajectories trajectories,
            boolean retryFailed) {
        Setting setting = planned.point().resolve();
        CellIdentity identity = new CellIdentity(setting, rootSeed);
        Map<Lot, LongStream.Builder> lots = new LinkedHashMap<>();
        planned.eachSeed().forEach(seed -> {
            CellId id = identity.of(seed);
            boolean wanted = trajectories.wanted(planned, seed);
            Lot lot = null;
            if (!known.done(id, planned.maxSteps(), retryFailed)) {
                lot = new Lot(wanted ? Kept.RUN_AND_TRAJECTORY : Kept.RUN, planned.maxSteps());
            } else if (wanted && trajectories.lacking(id).isPresent()) {
                lot = new Lot(Kept.TRAJECTORY, trajectories.lacking(id).getAsLong());
            }
            if (lot != null) {
                lots.computeIfAbsent(lot, any -> LongStream.builder()).add(seed);
            }
        });
        Map<Long, Cost> costs = new HashMap<>();
        return lots.entrySet().stream()
                .map(lot -> {
                    long cap = lot.getKey().maxSteps;
                    Cost cost = costs.computeIfAbsent(cap, any -> Cost.of(setting, cap));
                    return new PendingSetting(
                            setting, cap, lot.getValue().build().toArray(), lot.getKey().kept, cost);
                })
                .toList();
    }

    /** How many cells are to be simulated. */
    public long left() {
        return settings.stream().mapToLong(s -> s.seeds().length).sum();
    }

    /** How many of these are done, but for their trajectory. */
    public long leftForTrajectories() {
        return left() - (planned - done);
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
