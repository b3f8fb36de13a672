package dev.escapement.inference;

import dev.escapement.inference.aft.Family;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.numeric.Interval;
import dev.escapement.numeric.Line;
import dev.escapement.numeric.SegmentedFit;
import dev.escapement.numeric.SegmentedFit.Below;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

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
        List<Bend> bends = new ArrayList<>();
        byDimension.forEach((dimension, at) -> {
            Rates rates = Rates.of(at.values());
            if (rates.upToFastest().enough()) {
                bends.add(Bend.of(dimension, rates, draws, key.stream(bends.size())));
            }
        });
        return new Collapse(
                List.copyOf(points),
                bends.stream().map(Bend::crossover).toList(),
                movement(bends, Bend::breaks),
                movement(bends, Bend::plateaus));
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
        Replicated of(Bend bend);
    }

    private static Optional<Movement> movement(List<Bend> bends, Draws what) {
        if (bends.size() < 2) {
            return Optional.empty();
        }
        List<Replicated> all = bends.stream().map(what::of).toList();
        double[] x = bends.stream()
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

    /** A number with what a bootstrap drew for it. */
    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Replicated(double estimate, double[] draws) {
        Replicates replicates() {
            Replicates replicates = new Replicates(draws.length);
            Arrays.stream(draws).forEach(replicates::add);
            return replicates;
        }

        double weight() {
            double spread = Math.max(replicates().spread(), 1e-6);
            return 1 / (spread * spread);
        }
    }

    /** Log T over log eta at one dimension. */
    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Rates(double[] logEta, double[] logTime, double[] errors) {
        static Rates of(Collection<Point> ascending) {
            return new Rates(
                    ascending.stream().mapToDouble(p -> StrictMath.log(p.eta())).toArray(),
                    ascending.stream().mapToDouble(Point::logTime).toArray(),
                    ascending.stream().mapToDouble(Point::standardError).toArray());
        }

        Rates upToFastest() {
            int fastest = 0;
            for (int k = 1; k < logTime.length; k++) {
                fastest = logTime[k] < logTime[fastest] ? k : fastest;
            }
            return new Rates(
                    Arrays.copyOf(logEta, fastest + 1),
                    Arrays.copyOf(logTime, fastest + 1),
                    Arrays.copyOf(errors, fastest + 1));
        }

        boolean enough() {
            return logEta.length >= SegmentedFit.least(Below.FLAT);
        }

        Rates draw(DoubleUnaryOperator truth, double excess, Xoshiro256 stream) {
            double[] draw = new double[logEta.length];
            for (int k = 0; k < draw.length; k++) {
                draw[k] = truth.applyAsDouble(logEta[k]) + excess * errors[k] * Family.LOG_NORMAL.draw(stream);
            }
            return new Rates(logEta, draw, errors);
        }

        SegmentedFit fit() {
            return SegmentedFit.of(logEta, logTime, weights(), Below.FLAT);
        }

        Line constant() {
            return Line.through(logEta, logTime, weights(), 0, logEta.length, true);
        }

        /** How much better a crossover fits than a constant, in units of the scatter about it. */
        double gain() {
            SegmentedFit fit = fit();
            return (constant().misfit() - fit.misfit()) / excess(fit);
        }

        /** The factor by which the variance about a fit exceeds the errors', at least 1. */
        double excess(SegmentedFit fit) {
            return Math.max(1, fit.misfit() / (logEta.length - 3));
        }

        private double[] weights() {
            return Arrays.stream(errors).map(e -> 1 / (e * e)).toArray();
        }
    }

    /** One dimension's crossover with its bootstrap draws. */
    private record Bend(Crossover crossover, Replicated breaks, Replicated plateaus) {
        static Bend of(double dimension, Rates all, int draws, Xoshiro256 stream) {
            Rates rates = all.upToFastest();
            SegmentedFit fit = rates.fit();
            double excess = StrictMath.sqrt(rates.excess(fit));
            double[] breaks = new double[draws];
            double[] plateaus = new double[draws];
            for (int i = 0; i < draws; i++) {
                SegmentedFit drawn = rates.draw(fit::at, excess, stream).fit();
                breaks[i] = drawn.breakpoint();
                plateaus[i] = drawn.atBreak();
            }
            Replicated crossing = new Replicated(fit.breakpoint(), breaks);
            Interval bounds = crossing.replicates().percentile();
            Crossover crossover = new Crossover(
                    dimension,
                    StrictMath.exp(fit.breakpoint()),
                    new Interval(StrictMath.exp(bounds.lower()), StrictMath.exp(bounds.upper())),
                    StrictMath.exp(fit.atBreak()),
                    fit.slopeAbove(),
                    rates.logEta.length,
                    pNone(all, draws, stream));
            return new Bend(crossover, crossing, new Replicated(fit.atBreak(), plateaus));
        }

        /** That the fastest rate is chosen among all is part of what is drawn. */
        private static double pNone(Rates all, int draws, Xoshiro256 stream) {
            double gain = all.upToFastest().gain();
            Line constant = all.constant();
            int asMuch = 0;
            for (int i = 0; i < draws; i++) {
                Rates draw = all.draw(constant::at, 1, stream).upToFastest();
                asMuch += draw.enough() && draw.gain() >= gain ? 1 : 0;
            }
            return (asMuch + 1.0) / (draws + 1.0);
        }
    }
}
