package dev.escapement.numeric;

/** A two-sided interval; an end may be infinite. */
public record Interval(double lower, double upper) {
    /** The standard normal quantile at 97.5%. */
    public static final double NORMAL_975 = 1.959963984540054;

    /** The 95% interval of Wald about an estimate. */
    public static Interval wald(double estimate, double standardError) {
        return new Interval(estimate - NORMAL_975 * standardError, estimate + NORMAL_975 * standardError);
    }

    /** Whether the value lies in the interval, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
