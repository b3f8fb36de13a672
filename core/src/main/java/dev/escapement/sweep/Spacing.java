package dev.escapement.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a spaced axis. The first and the last are the ends themselves; every point is the same number on every
 * machine and JDK.
 */
public sealed interface Spacing {

    /** The points, in order. */
    List<Double> points();

    /** {@code count} points with a constant ratio. */
    record Logarithmic(double from, double to, int count) implements Spacing {
        @Override
        public List<Double> points() {
            return IntStream.range(0, count).mapToObj(this::point).toList();
        }

        private double point(int i) {
            if (i == 0) {
                return from;
            }
            if (i == count - 1) {
                return to;
            }
            double share = i / (count - 1.0);
            double ratio = to / from;
            // The ratio of the widest ranges is no double.
            double point = Double.isFinite(ratio) && ratio > 0
                    ? from * StrictMath.pow(ratio, share)
                    : StrictMath.pow(from, 1 - share) * StrictMath.pow(to, share);
            return Math.max(Math.min(from, to), Math.min(Math.max(from, to), point));
        }
    }

    /** {@code count} points with a constant difference, each the double nearest to the exact decimal. */
    record Linear(BigDecimal from, BigDecimal to, int count) implements Spacing {
        @Override
        public List<Double> points() {
            return IntStream.range(0, count).mapToObj(this::point).toList();
        }

        private double point(int i) {
            if (i == 0) {
                return from.doubleValue();
            }
            if (i == count - 1) {
                return to.doubleValue();
            }
            BigDecimal last = BigDecimal.valueOf(count - 1L);
            BigDecimal sum = from.multiply(BigDecimal.valueOf(count - 1L - i)).add(to.multiply(BigDecimal.valueOf(i)));
            return sum.divide(last, MathContext.DECIMAL128).doubleValue();
        }
    }
}
