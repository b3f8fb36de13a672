package dev.escapement.sweep;

import dev.escapement.setting.GridPoint;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A setting with the runs that are planned of it.
 *
 * @param point the point of the grid
 * @param seeds disjoint ranges; empty where other grids of the sweep plan them all
 * @param maxSteps the step at which these runs are censored
 * @param all disjoint ranges: the seeds of the point in all grids of the sweep
 */
public record PlannedSetting(GridPoint point, List<SeedRange> seeds, long maxSteps, List<SeedRange> all) {
    /** How many cells these are. */
    public long cells() {
        return seeds.stream().mapToLong(SeedRange::count).sum();
    }

    /** Whether a seed is one of the first {@code count} of the point, whatever grid plans it. */
    public boolean hasAmongFirst(int count, long seed) {
        long before = all.stream()
                .mapToLong(range -> Math.max(0, Math.min(range.count(), seed - range.from())))
                .sum();
        return before < count;
    }

    /** Which of the seeds a seed is, from 0; -1 for one that is not planned. */
    public int position(long seed) {
        int before = 0;
        for (SeedRange range : seeds) {
            if (range.from() <= seed && seed < range.end()) {
                return Math.addExact(before, Math.toIntExact(seed - range.from()));
            }
            before = Math.addExact(before, range.count());
        }
        return -1;
    }

    /** The seeds, one by one. */
    public LongStream eachSeed() {
        return seeds.stream().flatMapToLong(range -> LongStream.range(range.from(), range.end()));
    }
}
