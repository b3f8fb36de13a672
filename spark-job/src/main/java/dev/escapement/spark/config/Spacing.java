package dev.escapement.spark.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A spaced list of numbers, {@code { logspace = [from, to, count] }} or {@code { linspace = [from, to, count] }}. The first
 * and the last point are {@code from} and {@code to} themselves; every point is the same number on every machine and JDK.
 */
sealed interface Spacing {

    /** More points than any axis can use; a slip of the finger should not exhaust the heap. */
    int MAX_COUNT = 1_000_000;

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

    /** Reads the object that describes a spaced list. */
    static Spacing read(Entry entry) {
        Map<String, Entry> fields = entry.fields("logspace", "linspace");
        if (fields.size() != 1) {
            throw entry.wrong("it needs one of logspace and linspace");
        }
        return fields.containsKey("logspace") ? logarithmic(fields.get("logspace")) : linear(fields.get("linspace"));
    }

    private static Spacing logarithmic(Entry given) {
        Entry entry = given.expecting(
                "must be [from, to, count], from and to above 0, count a whole number from 1 to " + MAX_COUNT);
        List<Entry> three = three(entry);
        double from = Numbers.real(three.get(0), end -> end > 0);
        double to = Numbers.real(three.get(1), end -> end > 0);
        return new Logarithmic(from, to, count(entry, three.get(2), from == to));
    }

    private static Spacing linear(Entry given) {
        Entry entry = given.expecting("must be [from, to, count], count a whole number from 1 to " + MAX_COUNT);
        List<Entry> three = three(entry);
        BigDecimal from = Numbers.decimal(three.get(0));
        BigDecimal to = Numbers.decimal(three.get(1));
        return new Linear(from, to, count(entry, three.get(2), from.compareTo(to) == 0));
    }

    private static List<Entry> three(Entry entry) {
        if (!entry.isList() || entry.elements().size() != 3) {
            throw entry.wrong();
        }
        return entry.elements();
    }

    private static int count(Entry entry, Entry given, boolean samePoint) {
        int count = Math.toIntExact(Numbers.whole(given, 1, MAX_COUNT));
        if (count == 1 && !samePoint) {
            throw entry.wrong("one point cannot be both ends");
        }
        return count;
    }
}
