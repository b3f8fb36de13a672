package dev.escapement.theory.exit;

import dev.escapement.algorithm.Problem;

/**
 * Grid points between the boundaries of a run's overlap, dense near 0 where it starts: {@code m = scale sinh(xi)}, uniform
 * in xi; and the law of the start on them.
 *
 * @param points increasing, half a spacing of xi from the boundaries
 * @param start probabilities of the initial overlap, of sum 1
 * @param absorbing whether the lower end is {@code -threshold}, or the neighbourhood of -1, which reflects
 */
public record OverlapGrid(double[] points, double[] start, boolean absorbing) {
    private static final double SPACING = 0.03;

    /** The lower end where -1 bounds the overlap. */
    static final double LOWEST = -0.995;

    /** The grid of a problem. */
    public static OverlapGrid of(Problem problem) {
        double threshold = problem.escape().threshold();
        boolean absolute = problem.escape().mode().eitherSign();
        double scale = 0.5 / Math.sqrt(problem.dimension());
        double bottom = asinh((absolute ? -threshold : LOWEST) / scale);
        double length = asinh(threshold / scale) - bottom;
        int n = 2 * Math.max(12, (int) Math.ceil(length / SPACING / 2));
        double spacing = length / n;
        double[] points = new double[n];
        for (int i = 0; i < n; i++) {
            points[i] = scale * StrictMath.sinh(bottom + spacing * (i + 0.5));
        }
        double least = absolute ? -threshold : -1;
        return new OverlapGrid(points, start(problem, points, least), absolute);
    }

    static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(StrictMath.log(size + Math.sqrt(size * size + 1)), x);
    }

    private static double[] start(Problem problem, double[] points, double low) {
        int n = points.length;
        double threshold = problem.escape().threshold();
        double[] start = new double[n];
        if (problem.init().fixedOverlap().isPresent()) {
            double overlap = problem.init().fixedOverlap().getAsDouble();
            int i = 0;
            while (i < n - 2 && points[i + 1] <= overlap) {
                i++;
            }
            double share = (overlap - points[i]) / (points[i + 1] - points[i]);
            start[i] = 1 - Math.max(0, Math.min(1, share));
            start[i + 1] = 1 - start[i];
            return start;
        }
        double lowest = Math.max(low, problem.init().leastOverlap());
        double power = (problem.dimension() - 3) / 2;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double left = Math.max(lowest, i == 0 ? low : (points[i - 1] + points[i]) / 2);
            double right = Math.min(threshold, i + 1 == n ? threshold : (points[i] + points[i + 1]) / 2);
            double m = (left + right) / 2;
            start[i] = left < right ? (right - left) * StrictMath.exp(power * StrictMath.log1p(-m * m)) : 0;
            total += start[i];
        }
        for (int i = 0; i < n; i++) {
            start[i] /= total;
        }
        return start;
    }

    /** The initial overlap below which a share of the starts lies, in (0, 1). */
    double quantile(double share) {
        double mass = 0;
        int i = 0;
        while (i < points.length - 1 && mass + start[i] < share) {
            mass += start[i++];
        }
        double left = i == 0 ? points[0] : (points[i - 1] + points[i]) / 2;
        double right = i + 1 == points.length ? points[i] : (points[i] + points[i + 1]) / 2;
        return left + (right - left) * Math.min(1, (share - mass) / start[i]);
    }
}
