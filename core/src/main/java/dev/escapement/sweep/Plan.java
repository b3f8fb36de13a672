package dev.escapement.sweep;

import dev.escapement.setting.GridPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The cells of a sweep, enumerated lazily: a setting is made when it is asked for, and a cell is its seed. A cell that lies
 * in several grids is planned once, in the grid with the highest cap, the first such.
 */
public final class Plan {
    private final Sweep sweep;
    private final List<GridIndex> grids;

    /** The plan of a sweep. */
    public Plan(Sweep sweep) {
        this.sweep = sweep;
        grids = sweep.grids().stream().map(GridIndex::new).toList();
    }

    /** The seed of every stream. */
    public long rootSeed() {
        return sweep.rootSeed();
    }

    /** The overlaps whose first passage each run records. */
    public List<Double> levels() {
        return sweep.levels();
    }

    /** How many distinct cells there are. */
    public long cells() {
        return settings().mapToLong(PlannedSetting::cells).sum();
    }

    /** Every setting that has cells, in the order of the grids. */
    public Stream<PlannedSetting> settings() {
        return Stream.iterate(0, g -> g < grids.size(), g -> g + 1)
                .flatMap(g -> LongStream.range(0, grids.get(g).size()).mapToObj(i -> planned(g, i)))
                .filter(planned -> !planned.seeds().isEmpty());
    }

    /** Whether a seed is one of the first {@code count} of any grid. */
    public boolean hasAmongFirst(int count, long seed) {
        return grids.stream().anyMatch(grid -> grid.grid().seeds().hasAmongFirst(count, seed));
    }

    private PlannedSetting planned(int g, long index) {
        GridIndex grid = grids.get(g);
        GridPoint point = grid.point(index);
        long cap = grid.grid().cap().at(point.dimension());
        List<SeedRange> seeds = List.of(grid.grid().seeds());
        List<SeedRange> all = new ArrayList<>(seeds);
        for (int h = 0; h < grids.size() && !seeds.isEmpty(); h++) {
            GridIndex other = grids.get(h);
            if (h != g && other.contains(point)) {
                long otherCap = other.grid().cap().at(point.dimension());
                if (otherCap > cap || (otherCap == cap && h < g)) {
                    seeds = without(seeds, other.grid().seeds());
                }
                all = without(all, other.grid().seeds());
                all.add(other.grid().seeds());
            }
        }
        return new PlannedSetting(point, seeds, cap, List.copyOf(all));
    }

    private static List<SeedRange> without(List<SeedRange> ranges, SeedRange taken) {
        List<SeedRange> left = new ArrayList<>();
        for (SeedRange range : ranges) {
            addRange(left, range.from(), Math.min(range.end(), taken.from()));
            addRange(left, Math.max(range.from(), taken.end()), range.end());
        }
        return left;
    }

    private static void addRange(List<SeedRange> ranges, long from, long end) {
        if (from < end) {
            ranges.add(new SeedRange(from, Math.toIntExact(end - from)));
        }
    }
}
