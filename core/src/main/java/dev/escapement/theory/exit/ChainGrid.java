package dev.escapement.theory.exit;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanStep;
import dev.escapement.theory.quadrature.GaussRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The overlaps between which an {@link OverlapChain} interpolates, increasing: uniform in {@code asinh(m / scale)} with
 * {@code scale = d^(-1/2) / 2}, and ever closer towards an end where runs escape, down to half a step's standard deviation there.
 * Such an end is a point itself: the overlap just before the threshold.
 *
 * @param points at least eight
 * @param lowEscapes whether the first point is an end where runs escape; the last one always is
 */
record ChainGrid(double[] points, boolean lowEscapes) {
    private static final double GROWTH = 1.35;
    /** The closest points at an end, in thresholds: a run crosses so short a stretch in no time. */
    private static final double CLOSEST = 1e-3;
    /** Nodes of the start's law between two points. */
    private static final int START_NODES = 4;

    /**
     * The grid of a problem at an outer learning rate.
     *
     * @param spacing of {@code asinh(m / scale)}
     * @param last how far apart points are at most before an end where runs escape, over that end; as far before it as that is
     *     less than the spacing
     */
    static ChainGrid of(Problem problem, MeanStep.Source steps, double gamma, double spacing, double last) {
        double threshold = problem.escape().threshold();
        double scale = 0.5 / Math.sqrt(problem.dimension());
        boolean absolute = problem.escape().mode().eitherSign();
        double[] above = half(threshold, scale, closest(steps, threshold, gamma), spacing, last);
        double[] below = absolute
                ? half(threshold, scale, closest(steps, -threshold, gamma), spacing, last)
                : half(-OverlapGrid.LOWEST, scale, Double.POSITIVE_INFINITY, spacing, last);
        double[] points = new double[above.length + below.length - 1];
        for (int i = 0; i < below.length; i++) {
            points[i] = -below[below.length - 1 - i];
        }
        System.arraycopy(above, 0, points, below.length - 1, above.length);
        return new ChainGrid(points, absolute);
    }

    private static double closest(MeanStep.Source steps, double end, double gamma) {
        double deviation = Math.sqrt(steps.at(end).variance(gamma));
        return Math.max(deviation / 2, CLOSEST * Math.abs(end));
    }

    /** Increasing points from 0 to an end. */
    private static double[] half(double end, double scale, double closest, double spacing, double last) {
        List<Double> refined = new ArrayList<>();
        double at = end;
        double gap = closest;
        while (gap < spacing * Math.sqrt(at * at + scale * scale) && at > gap) {
            refined.add(at);
            at -= gap;
            gap = Math.max(gap, Math.min(GROWTH * gap, last * end));
        }
        double length = OverlapGrid.asinh(at / scale);
        int cells = Math.max(4, (int) Math.ceil(length / spacing));
        double[] points = new double[cells + 1 + refined.size()];
        for (int k = 1; k <= cells; k++) {
            points[k] = k == cells ? at : scale * StrictMath.sinh(length * k / cells);
        }
        for (int k = 0; k < refined.size(); k++) {
            points[points.length - 1 - k] = refined.get(k);
        }
        return points;
    }

    int size() {
        return points.length;
    }

    /** Whether a run whose overlap is this has escaped. */
    boolean escaped(double overlap) {
        return overlap >= points[points.length - 1] || lowEscapes && overlap <= points[0];
    }

    /**
     * The cell of an overlap, at which its points begin.
     *
     * @param overlap at least the first point
     * @param near a cell to look from: overlaps come in order
     */
    private int cell(double overlap, int near) {
        int cell = near;
        while (points[cell] > overlap) {
            cell--;
        }
        while (cell + 1 < points.length && points[cell + 1] <= overlap) {
            cell++;
        }
        return cell;
    }

    /**
     * Adds to a row what cubic interpolation at an overlap takes of each point, times a weight.
     *
     * @param near a cell that may be near
     * @return the overlap's cell
     */
    int place(double overlap, double weight, double[] row, int near) {
        double at = Math.max(points[0], overlap);
        int cell = cell(at, near);
        // Four points between whose middle ones the overlap lies, or nearly.
        int first = Math.max(0, Math.min(cell - 1, points.length - 4));
        for (int k = first; k < first + 4; k++) {
            double share = weight;
            for (int j = first; j < first + 4; j++) {
                share *= j == k ? 1 : (at - points[j]) / (points[k] - points[j]);
            }
            row[k] += share;
        }
        return cell;
    }

    /** The law of the initial overlap, as what interpolation takes of each point; of sum 1. */
    double[] start(Problem problem) {
        double[] start = new double[points.length];
        if (problem.init().fixedOverlap().isPresent()) {
            place(problem.init().fixedOverlap().getAsDouble(), 1, start, 0);
            return start;
        }
        GaussRule rule = GaussRule.legendre(START_NODES);
        double least = lowEscapes ? points[0] : -1;
        double from = Math.max(least, problem.init().leastOverlap());
        double power = (problem.dimension() - 3) / 2;
        double total = 0;
        int cell = 0;
        for (int i = -1; i + 1 < points.length; i++) {
            double low = Math.max(from, i < 0 ? least : points[i]);
            double half = (points[i + 1] - low) / 2;
            for (int j = 0; j < rule.size() && half > 0; j++) {
                double m = low + half * (1 + rule.node(j));
                double share = half * rule.weight(j) * StrictMath.exp(power * StrictMath.log1p(-m * m));
                cell = place(m, share, start, cell);
                total += share;
            }
        }
        for (int i = 0; i < start.length; i++) {
            start[i] /= total;
        }
        return start;
    }
}
