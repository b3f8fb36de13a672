package dev.escapement.theory;

import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.OverlapMode;
import java.util.Arrays;

/**
 * Grid points between the boundaries of a run's overlap, dense near 0 where it starts: {@code m = scale sinh(xi)}, uniform
 * in xi; and the law of the start on them.
 *
 * @param points increasing, none of them 0; half a spacing of xi from the boundaries
 * @param start probabilities of the initial overlap, of sum 1
 * @param scale half of {@code d^(-1/2)}
 * @param spacing of xi
 * @param absorbing whether the lower end is {@code -threshold}, or the neighbourhood of -1, which reflects
 */
record OverlapGrid(double[] points, double[] start, double scale, double spacing, boolean absorbing) {
    private static final double SPACING = 0.03;

    /** The lower end where -1 bounds the overlap. */
    private static final double LOWEST = -0.995;

    /**
     * The grid of a problem.
     *
     * @param high where the overlap is absorbed: the threshold, or a little beyond
     */
    static OverlapGrid of(Problem problem, double high) {
        boolean absolute = problem.escape().mode() == OverlapMode.ABSOLUTE;
        double scale = 0.5 / Math.sqrt(problem.dimension());
        int right = Math.max(12, (int) Math.ceil(asinh(high / scale) / SPACING));
        double spacing = asinh(high / scale) / right;
        int left = absolute ? right : (int) Math.rint(asinh(-LOWEST / scale) / spacing);
        double[] points = new double[left + right];
        for (int i = 0; i < points.length; i++) {
            points[i] = scale * StrictMath.sinh(spacing * (i - left + 0.5));
        }
        double low = absolute ? -problem.escape().threshold() : Math.max(-1, scale * StrictMath.sinh(-spacing * left));
        return new OverlapGrid(points, start(problem, points, low), scale, spacing, absolute);
    }

    private static double asinh(double x) {
        return StrictMath.log(x + Math.sqrt(x * x + 1));
    }

    private static double[] start(Problem problem, double[] points, double low) {
        int n = points.length;
        double threshold = problem.escape().threshold();
        double[] start = new double[n];
        if (problem.init() instanceof InitialCondition.Fixed fixed) {
            int i = 0;
            while (i < n - 2 && points[i + 1] <= fixed.overlap()) {
                i++;
            }
            double share = (fixed.overlap() - points[i]) / (points[i + 1] - points[i]);
            start[i] = 1 - Math.max(0, Math.min(1, share));
            start[i + 1] = 1 - start[i];
            return start;
        }
        boolean positive = problem.init() instanceof InitialCondition.Positive;
        double power = (problem.dimension() - 3) / 2;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double left = Math.max(low, i == 0 ? low : (points[i - 1] + points[i]) / 2);
            double right = Math.min(threshold, i + 1 == n ? threshold : (points[i] + points[i + 1]) / 2);
            double m = points[i];
            double density = positive && m < 0 ? 0 : StrictMath.exp(power * StrictMath.log1p(-m * m));
            start[i] = density * Math.max(0, right - left);
            total += start[i];
        }
        for (int i = 0; i < n; i++) {
            start[i] /= total;
        }
        return start;
    }

    /** Initial overlaps that stand for equal shares of the start's law. */
    double[] strata(int count) {
        double[] strata = new double[count];
        double mass = 0;
        int k = 0;
        for (int i = 0; i < points.length; i++) {
            double before = mass;
            mass += start[i];
            while (k < count && (k + 0.5) / count <= mass) {
                double left = i == 0 ? points[0] : (points[i - 1] + points[i]) / 2;
                double right = i + 1 == points.length ? points[i] : (points[i] + points[i + 1]) / 2;
                strata[k] = left + (right - left) * ((k + 0.5) / count - before) / start[i];
                k++;
            }
        }
        Arrays.fill(strata, k, count, points[points.length - 1]);
        return strata;
    }
}
