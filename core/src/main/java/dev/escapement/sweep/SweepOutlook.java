package dev.escapement.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the laws of the escape step say of a sweep as a whole.
 *
 * @param settings those that have a law, in the order of the plan
 * @param runsWithoutLaw how many runs are of settings without one
 */
public record SweepOutlook(List<Outlook> settings, long runsWithoutLaw) {
    /** The share of the runs that is expected to be censored, of those that have a law; NaN if none has. */
    public double censored() {
        long runs =
                settings.stream().mapToLong(setting -> setting.runs().count()).sum();
        return settings.stream()
                        .mapToDouble(setting -> setting.runs().count() * setting.censored())
                        .sum()
                / runs;
    }

    /** The setting of whose runs the largest share is expected to be censored; empty without a law. */
    public Optional<Outlook> mostCensored() {
        return settings.stream().max(Comparator.comparingDouble(Outlook::censored));
    }

    /** The setting that needs the largest max-steps, or of which no sufficient one is known; empty without a law. */
    public Optional<Outlook> longest() {
        return settings.stream().max(Comparator.comparingDouble(Outlook::sufficientCap));
    }

    /** The steps a dimension that would censor no more than 1% in every setting; infinite or NaN where there are none. */
    public double sufficientCapPerDimension() {
        return settings.stream()
                .mapToDouble(Outlook::sufficientCapPerDimension)
                .max()
                .orElse(Double.NaN);
    }
}
