package dev.escapement.inference;

import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.numeric.Interval;
import dev.escapement.numeric.Line;
import dev.escapement.random.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The escape times of many learning rates seen so that they collapse: T d^-alpha_inf over eta d^a*. At each d, log T is flat
 * in log eta, the plateau, up to the crossover, where the learning rate begins to help, and a straight line beyond. Rates
 * larger than the fastest are left out: there the step is too large.
 *
 * @param points all that were given
 * @param crossovers one per dimension with at least four learning rates up to the fastest, ascending
 * @param crossoverExponent with which the crossover in eta moves with d, -a*; empty with fewer than two crossovers
 * @param plateauExponent with which the plateau grows with d, alpha_inf; empty likewise
 */
public record Collapse(
        List<Point> points,
        List<Crossover> crossovers,
        Optional<Movement> crossoverExponent,
        Optional<Movement> plateauExponent) {
    /**
     * A typical escape time.
     *
     * @param logTime log steps
     * @param standardError of it, positive and finite
     */
    public record Point(double dimension, double eta, double logTime, double standardError) {
        private static final double SQRT_TWELFTH = 0.28867513459481287;

        /**
         * A median in steps with its 95% bounds; where the upper one is not known the lower one stands for both. The error is
         * at least that of rounding to whole steps.
         */
        public static Point of(double dimension, double eta, double median, double lower, OptionalDouble upper) {
            double below = StrictMath.log(median / lower);
            double above = upper.isPresent() ? StrictMath.log(upper.getAsDouble() / median) : below;
            double error = Math.max((below + above) / (2 * Interval.NORMAL_975), SQRT_TWELFTH / median);
            return new Point(dimension, eta, StrictMath.log(median), error);
        }

        /** Another time in this one's place, in steps, of the same weight. */
        public Point at(double time) {
            return new Point(dimension, eta, StrictMath.log(time), standardError);
        }
    }

    /** The same in scaled coordinates: log(eta d^a*) and log(T d^-alpha_inf). */
    public record Scaled(double dimension, double logEta, double logTime) {}

    /**
     * Where the learning rate begins to help.
     *
     * @param eta the rate
     * @param bounds 95%, percentiles of a parametric bootstrap
     * @param plateau T before it, in steps
     * @param slope of log T in log eta beyond it
     * @param rates how many learning rates took part
     * @param pNone of a constant, against a crossover: the share of a parametric bootstrap from a constant in which a
     *     crossover gains as much
     */
    public record Crossover(
            double dimension, double eta, Interval bounds, double plateau, double slope, int rates, double pNone) {}

    /** A power of d with its 95% bounds, percentiles of the same bootstrap. */
    public record Movement(double exponent, Interval bounds) {}

    /** The view. */
    public static Collapse of(List<Point> points, int draws, StreamKey key) {
        Map<Double, NavigableMap<Double, Point>> byDimension = new TreeMap<>();
        points.forEach(p ->
                byDimension.computeIfAbsent(p.dimension(), d -> new TreeMap<>()).merge(p.eta(), p, Collapse::mean));
        List<FittedCrossover> fitted = new ArrayList<>();
        byDimension.forEach((dimension, at) -> {
            RateCurve rates = RateCurve.of(at.values());
            if (rates.upToFastest().enough()) {
                fitted.add(FittedCrossover.of(dimension, rates, draws, key.stream(fitted.size())));
            }
        });
        return new Collapse(
                List.copyOf(points),
                fitted.stream().map(FittedCrossover::crossover).toList(),
                movement(fitted, FittedCrossover::breaks),
                movement(fitted, FittedCrossover::plateaus));
    }

    /** All points in scaled coordinates; none where the exponents are not known. */
    public List<Scaled> scaled() {
        if (crossoverExponent.isEmpty() || plateauExponent.isEmpty()) {
            return List.of();
        }
        return points.stream()
                .map(p -> {
                    double logDimension = StrictMath.log(p.dimension());
                    return new Scaled(
                            p.dimension(),
                            StrictMath.log(p.eta()) - crossoverExponent.get().exponent() * logDimension,
                            p.logTime() - plateauExponent.get().exponent() * logDimension);
                })
                .toList();
    }

    /** Two measurements of one quantity as one; the same runs, by two names of their learning rate, are one already. */
    private static Point mean(Point one, Point other) {
        if (one.equals(other)) {
            return one;
        }
        double w1 = 1 / (one.standardError * one.standardError);
        double w2 = 1 / (other.standardError * other.standardError);
        double logTime = (w1 * one.logTime + w2 * other.logTime) / (w1 + w2);
        return new Point(one.dimension, one.eta, logTime, 1 / StrictMath.sqrt(w1 + w2));
    }

    private interface Draws {
        Replicated of(FittedCrossover crossover);
    }

    private static Optional<Movement> movement(List<FittedCrossover> fitted, Draws what) {
        if (fitted.size() < 2) {
            return Optional.empty();
        }
        List<Replicated> all = fitted.stream().map(what::of).toList();
        double[] x = fitted.stream()
                .mapToDouble(b -> StrictMath.log(b.crossover().dimension()))
                .toArray();
        double[] y = all.stream().mapToDouble(Replicated::estimate).toArray();
        double[] weights = all.stream().mapToDouble(Replicated::weight).toArray();
        int draws = all.get(0).draws().length;
        Replicates replicates = new Replicates(draws);
        for (int draw = 0; draw < draws; draw++) {
            int at = draw;
            double[] drawn = all.stream().mapToDouble(r -> r.draws()[at]).toArray();
            replicates.add(Line.through(x, drawn, weights, 0, x.length, false).slope());
        }
        double slope = Line.through(x, y, weights, 0, x.length, false).slope();
        return Optional.of(new Movement(slope, replicates.percentile()));
    }
}
