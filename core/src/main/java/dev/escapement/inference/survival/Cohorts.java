package dev.escapement.inference.survival;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What an exponent is fitted to: the runs of one group, a cohort per dimension.
 *
 * @param byDimension ascending, no dimension twice
 */
public record Cohorts(List<Cohort> byDimension) {
    /** @throws IllegalArgumentException if there is no cohort, or a dimension comes twice or out of order */
    public Cohorts {
        byDimension = List.copyOf(byDimension);
        if (byDimension.isEmpty()) {
            throw new IllegalArgumentException("no cohorts");
        }
        for (int i = 1; i < byDimension.size(); i++) {
            double last = byDimension.get(i - 1).dimension();
            double next = byDimension.get(i).dimension();
            if (!(last < next)) {
                throw new IllegalArgumentException("dimension " + next + " does not come after " + last);
            }
        }
    }

    /** The cohorts in whatever order they come. */
    public static Cohorts of(Collection<Cohort> cohorts) {
        List<Cohort> sorted = new ArrayList<>(cohorts);
        sorted.sort(Comparator.comparingDouble(Cohort::dimension));
        return new Cohorts(sorted);
    }

    /** Those at some of the dimensions. */
    public Cohorts at(Collection<Double> dimensions) {
        return new Cohorts(byDimension.stream()
                .filter(cohort -> dimensions.contains(cohort.dimension()))
                .toList());
    }

    /** The number of dimensions. */
    public int size() {
        return byDimension.size();
    }

    /** The smallest dimension. */
    public double smallest() {
        return byDimension.get(0).dimension();
    }

    /** The largest dimension. */
    public double largest() {
        return byDimension.get(size() - 1).dimension();
    }

    /** The number of runs over all dimensions. */
    public int runs() {
        return byDimension.stream().mapToInt(Cohort::size).sum();
    }

    /** The number of runs that escaped over all dimensions. */
    public int escapes() {
        return byDimension.stream().mapToInt(Cohort::escapes).sum();
    }

    /** Those of which a run escaped; may be none. */
    public List<Cohort> escaping() {
        return byDimension.stream().filter(cohort -> cohort.escapes() > 0).toList();
    }

    /** The logarithms of the dimensions, ascending. */
    public double[] logDimensions() {
        return byDimension.stream()
                .mapToDouble(cohort -> StrictMath.log(cohort.dimension()))
                .toArray();
    }

    /** The distinct times of each cohort, in log steps. */
    public List<LogTimes> logTimes() {
        return byDimension.stream().map(LogTimes::of).toList();
    }
}
