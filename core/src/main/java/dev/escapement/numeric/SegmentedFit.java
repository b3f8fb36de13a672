package dev.escapement.numeric;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two straight lines that meet at a break, by weighted least squares: the global optimum, found exactly. Between two
 * neighbouring points the best break is where the lines through the points on either side meet, if they meet there;
 * otherwise the break is at a point (Hudson 1966, doi:10.1080/01621459.1966.10482198).
 *
 * @param breakpoint where the lines meet, with at least two points on either side, itself included
 * @param atBreak the value there
 * @param misfit the weighted sum of squared residuals
 */
public record SegmentedFit(double breakpoint, double atBreak, double slopeBelow, double slopeAbove, double misfit) {
    /** What the line below the break may be. */
    public enum Below {
        FREE,
        /** A constant. */
        FLAT
    }

    /** The value at x. */
    public double at(double x) {
        return atBreak + (x < breakpoint ? slopeBelow : slopeAbove) * (x - breakpoint);
    }

    /** How many points a fit needs, one more than its parameters. */
    public static int least(Below below) {
        return below == Below.FREE ? 5 : 4;
    }

    /**
     * The best fit.
     *
     * @param x ascending, no two alike
     * @param weights positive, as the inverse of variances
     * @throws IllegalArgumentException if x does not ascend, or there are fewer points than parameters
     */
    public static SegmentedFit of(double[] x, double[] y, double[] weights, Below below) {
        OptionalInt disorder =
                IntStream.range(1, x.length).filter(i -> !(x[i - 1] < x[i])).findFirst();
        if (disorder.isPresent() || x.length < least(below) - 1) {
            throw new IllegalArgumentException("a break takes " + (least(below) - 1) + " points in ascending order");
        }
        SegmentedFit best = null;
        int first = below == Below.FREE ? 1 : 0;
        for (int k = first; k <= x.length - 2; k++) {
            best = better(best, brokenAt(k, x, y, weights, below));
            if (k + 1 <= x.length - 2) {
                best = better(best, brokenAfter(k, x, y, weights, below));
            }
        }
        return best;
    }

    private static SegmentedFit better(SegmentedFit one, SegmentedFit other) {
        return one == null || (other != null && other.misfit < one.misfit) ? other : one;
    }

    /** With the break strictly between point k and the next; null if the lines do not meet there. */
    private static SegmentedFit brokenAfter(int k, double[] x, double[] y, double[] weights, Below below) {
        Line left = Line.through(x, y, weights, 0, k + 1, below == Below.FLAT);
        Line right = Line.through(x, y, weights, k + 1, x.length, false);
        double meeting = (left.constant() - right.constant()) / (right.slope() - left.slope());
        boolean inside = x[k] < meeting && meeting < x[k + 1];
        return inside
                ? new SegmentedFit(
                        meeting, left.at(meeting), left.slope(), right.slope(), left.misfit() + right.misfit())
                : null;
    }

    /**
     * With the break at point k. The two slopes' covariates, the distances before and after the break, overlap nowhere, so
     * each slope follows from the value at the break, and that from one equation.
     */
    private static SegmentedFit brokenAt(int k, double[] x, double[] y, double[] weights, Below below) {
        Side before = Side.of(0, k, x[k], x, y, weights);
        Side after = Side.of(k + 1, x.length, x[k], x, y, weights);
        boolean free = below == Below.FREE;
        double total = weights[k] + before.total + after.total;
        double moment = weights[k] * y[k] + before.values + after.values;
        double own = total - (free ? before.taken() : 0) - after.taken();
        double value = (moment - (free ? before.explained() : 0) - after.explained()) / own;
        double slopeBelow = free ? before.slope(value) : 0;
        double slopeAbove = after.slope(value);
        double misfit = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - value - (i < k ? slopeBelow : slopeAbove) * (x[i] - x[k]);
            misfit += weights[i] * residual * residual;
        }
        return new SegmentedFit(x[k], value, slopeBelow, slopeAbove, misfit);
    }

    /** Weighted sums over the points on one side of a break, of distances from it and of values. */
    private record Side(double total, double distances, double squares, double values, double products) {
        static Side of(int from, int to, double origin, double[] x, double[] y, double[] weights) {
            double total = 0;
            double distances = 0;
            double squares = 0;
            double values = 0;
            double products = 0;
            for (int i = from; i < to; i++) {
                double distance = x[i] - origin;
                total += weights[i];
                distances += weights[i] * distance;
                squares += weights[i] * distance * distance;
                values += weights[i] * y[i];
                products += weights[i] * distance * y[i];
            }
            return new Side(total, distances, squares, values, products);
        }

        /** The weight that the slope's freedom takes from the value at the break. */
        double taken() {
            return distances * distances / squares;
        }

        double explained() {
            return distances * products / squares;
        }

        double slope(double value) {
            return (products - value * distances) / squares;
        }
    }
}
