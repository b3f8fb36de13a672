package dev.escapement.sweep;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A setting with the runs that are planned of it.
 *
 * @param point the point of the grid
 * @param seeds disjoint ranges; empty where other grids of the sweep plan them all
 * @param maxSteps the step at which these runs are censored
 * @param grid the seeds of the grid that plans them, these and such as other grids plan
 */
public record PlannedSetting(GridPoint point, List<SeedRange> seeds, long maxSteps, SeedRange grid) {
    /** How many cells these are. */
    public long cells() {
        return seeds.stream().mapToLong(SeedRange::count).sum();
    }

    /** The seeds, one by one. */
    public LongStream eachSeed() {
        return seeds.stream().flatMapToLong(range -> LongStream.range(range.from(), range.end()));
    }
}
