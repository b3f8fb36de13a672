package dev.escapement.inference;

import dev.escapement.inference.SegmentedFit.Below;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The escape times of a learning-rate law seen so that they collapse: T d^-alpha_inf over eta d^a*. At each d, log T is flat
 * in log eta up to the crossover, where the learning rate begins to help, and a straight line beyond.
 *
 * @param points in the scaled coordinates
 * @param crossovers one per dimension with at least four learning rates, ascending
 * @param exponent with which the crossover in eta moves with d, -a* where theory holds; empty with fewer than two
 *     crossovers
 */
public record Collapse(List<Scaled> points, List<Crossover> crossovers, Optional<Movement> exponent) {
    /**
     * A typical escape time.
     *
     * @param logTime log steps
     * @param standardError of it, positive and finite
     */
    public record Point(double dimension, double eta, double logTime, double standardError) {}

    /** The same in scaled coordinates: log(eta d^a*) and log(T d^-alpha_inf). */
    public record Scaled(double dimension, double logEta, double logTime) {}

    /**
     * Where the learning rate begins to help.
     *
     * @param bounds 95%, percentiles of a parametric bootstrap
     */
    public record Crossover(double dimension, double logEta, Interval bounds) {}

    /** A power of d with its 95% bounds, percentiles of the same bootstrap. */
    public record Movement(double exponent, Interval bounds) {}

    /**
     * The view.
     *
     * @param plateau alpha_inf, the exponent where the learning rate no longer matters
     * @param kink a*
     */
    public static Collapse of(List<Point> points, double plateau, double kink, int draws, StreamKey key) {
        Map<Double, List<Point>> byDimension = new TreeMap<>();
        List<Scaled> scaled = new ArrayList<>();
        for (Point p : points) {
            double logDimension = StrictMath.log(p.dimension());
            scaled.add(new Scaled(
                    p.dimension(),
                    StrictMath.log(p.eta()) + kink * logDimension,
                    p.logTime() - plateau * logDimension));
            byDimension.computeIfAbsent(p.dimension(), d -> new ArrayList<>()).add(p);
        }
        List<Bend> bends = new ArrayList<>();
        byDimension.forEach((dimension, at) -> {
            if (at.size() >= SegmentedFit.least(Below.FLAT)) {
                bends.add(Bend.of(dimension, at, draws, key.stream(bends.size())));
            }
        });
        return new Collapse(scaled, bends.stream().map(Bend::crossover).toList(), movement(bends, draws));
    }

    private static Optional<Movement> movement(List<Bend> bends, int draws) {
        if (bends.size() < 2) {
            return Optional.empty();
        }
        double[] x = bends.stream()
                .mapToDouble(b -> StrictMath.log(b.crossover().dimension()))
                .toArray();
        double[] y = bends.stream().mapToDouble(b -> b.crossover().logEta()).toArray();
        double[] weights = bends.stream().mapToDouble(Bend::weight).toArray();
        Replicates replicates = new Replicates(draws);
        for (int draw = 0; draw < draws; draw++) {
            int at = draw;
            double[] drawn = bends.stream().mapToDouble(b -> b.draws()[at]).toArray();
            replicates.add(Line.through(x, drawn, weights, 0, x.length, false).slope());
        }
        double slope = Line.through(x, y, weights, 0, x.length, false).slope();
        return Optional.of(new Movement(slope, replicates.percentile()));
    }

    /** One dimension's crossover with its bootstrap draws. */
    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Bend(Crossover crossover, double[] draws, double weight) {
        static Bend of(double dimension, List<Point> points, int draws, Xoshiro256 stream) {
            List<Point> sorted = points.stream()
                    .sorted(Comparator.comparingDouble(Point::eta))
                    .toList();
            double[] x =
                    sorted.stream().mapToDouble(p -> StrictMath.log(p.eta())).toArray();
            double[] y = sorted.stream().mapToDouble(Point::logTime).toArray();
            double[] errors = sorted.stream().mapToDouble(Point::standardError).toArray();
            double[] weights = Arrays.stream(errors).map(e -> 1 / (e * e)).toArray();
            SegmentedFit fit = SegmentedFit.of(x, y, weights, Below.FLAT);
            double excess = StrictMath.sqrt(Math.max(1, fit.misfit() / (x.length - 3)));
            double[] breaks = new double[draws];
            Replicates replicates = new Replicates(draws);
            double[] draw = new double[x.length];
            for (int i = 0; i < draws; i++) {
                for (int k = 0; k < draw.length; k++) {
                    draw[k] = fit.at(x[k]) + excess * errors[k] * Family.LOG_NORMAL.draw(stream);
                }
                breaks[i] = SegmentedFit.of(x, draw, weights, Below.FLAT).breakpoint();
                replicates.add(breaks[i]);
            }
            double spread = Math.max(replicates.spread(), 1e-6);
            Crossover crossover = new Crossover(dimension, fit.breakpoint(), replicates.percentile());
            return new Bend(crossover, breaks, 1 / (spread * spread));
        }
    }
}
