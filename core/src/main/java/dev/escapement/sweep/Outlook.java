package dev.escapement.sweep;

/**
 * What the law of the escape step says of planned runs.
 *
 * @param runs of a setting
 * @param expected of each
 * @param sufficientCap the max-steps that would censor 1% of them; infinite if more are left at {@link PlannedRuns#HORIZON}, NaN
 *     where the law is not known that far
 * @param held the share that is left there
 */
public record Outlook(PlannedRuns runs, Expectation expected, double sufficientCap, double held) {
    /** The share of the runs that is expected to be censored. */
    public double censored() {
        return expected.censored();
    }

    /** The steps a dimension that would censor 1% of them. */
    double sufficientCapPerDimension() {
        return sufficientCap / runs.setting().dimension();
    }
}
