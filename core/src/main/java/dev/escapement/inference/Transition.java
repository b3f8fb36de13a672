package dev.escapement.inference;

import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.numeric.Interval;
import dev.escapement.numeric.Line;
import dev.escapement.numeric.SegmentedFit;
import dev.escapement.numeric.SegmentedFit.Below;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Where the escape exponent alpha, as a function of the learning-rate exponent a, changes its slope.
 *
 * <p>Two lines are fitted with the inverse squared standard errors as weights. If they leave more scatter than those allow,
 * all standard errors are taken to be too small by the same factor.
 *
 * @param fit the two lines, alpha over a
 * @param breakBounds 95%, percentiles of a parametric bootstrap from the fit
 * @param alphaBelow the fitted exponent at the smallest a
 * @param alphaAbove the fitted exponent at the largest a
 * @param pNoBreak of one line, against two: the share of a parametric bootstrap from one line in which two gain as much,
 *     since the break is not identified under one line and the gain has no standard law
 * @param deltaBic by how much the two lines' BIC is below the one line's; positive speaks for a break
 * @param excess the factor by which the scatter exceeds the standard errors, at least 1
 * @param exponents how many values of a took part
 */
public record Transition(
        SegmentedFit fit,
        Interval breakBounds,
        double alphaBelow,
        double alphaAbove,
        double pNoBreak,
        double deltaBic,
        double excess,
        int exponents) {
    private static final int BOUNDS_LANE = 0;
    private static final int TEST_LANE = 1;

    /**
     * An exponent alpha measured at a learning-rate exponent a.
     *
     * @param standardError positive and finite
     */
    public record Point(double a, double alpha, double standardError) {}

    /**
     * The transition, or nothing with fewer than five values of a.
     *
     * @param points in any order, no a twice
     * @param draws of either bootstrap, at least 40
     */
    public static Optional<Transition> of(List<Point> points, int draws, StreamKey key) {
        if (points.size() < SegmentedFit.least(Below.FREE)) {
            return Optional.empty();
        }
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingDouble(Point::a)).toList();
        double[] a = sorted.stream().mapToDouble(Point::a).toArray();
        double[] alpha = sorted.stream().mapToDouble(Point::alpha).toArray();
        double[] errors = sorted.stream().mapToDouble(Point::standardError).toArray();
        return Optional.of(new Lines(a, errors).transition(alpha, draws, key));
    }

    /** The values of a and their errors, which all draws share. */
    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Lines(double[] a, double[] errors, double[] weights) {
        Lines(double[] a, double[] errors) {
            this(a, errors, Arrays.stream(errors).map(e -> 1 / (e * e)).toArray());
        }

        Transition transition(double[] alpha, int draws, StreamKey key) {
            int n = a.length;
            SegmentedFit two = SegmentedFit.of(a, alpha, weights, Below.FREE);
            Line one = Line.through(a, alpha, weights, 0, n, false);
            double excess = StrictMath.sqrt(excess(two));
            Replicates breaks = new Replicates(draws);
            Xoshiro256 stream = key.stream(BOUNDS_LANE);
            for (int i = 0; i < draws; i++) {
                double[] draw = draw(two::at, excess, stream);
                breaks.add(SegmentedFit.of(a, draw, weights, Below.FREE).breakpoint());
            }
            double gain = gain(one, two);
            Xoshiro256 straight = key.stream(TEST_LANE);
            int asMuch = 0;
            for (int i = 0; i < draws; i++) {
                double[] draw = draw(one::at, 1, straight);
                double drawn = gain(
                        Line.through(a, draw, weights, 0, n, false), SegmentedFit.of(a, draw, weights, Below.FREE));
                asMuch += drawn >= gain ? 1 : 0;
            }
            return new Transition(
                    two,
                    breaks.percentile(),
                    two.at(a[0]),
                    two.at(a[n - 1]),
                    (asMuch + 1.0) / (draws + 1.0),
                    (one.misfit() - two.misfit()) / (excess * excess) - 2 * StrictMath.log(n),
                    excess,
                    n);
        }

        private double[] draw(DoubleUnaryOperator truth, double excess, Xoshiro256 stream) {
            double[] draw = new double[a.length];
            for (int i = 0; i < draw.length; i++) {
                draw[i] = truth.applyAsDouble(a[i]) + excess * errors[i] * Distribution.LOG_NORMAL.draw(stream);
            }
            return draw;
        }

        private double excess(SegmentedFit two) {
            return Math.max(1, two.misfit() / (a.length - 4));
        }

        private double gain(Line one, SegmentedFit two) {
            return (one.misfit() - two.misfit()) / excess(two);
        }
    }
}
