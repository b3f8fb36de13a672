package dev.escapement.spark.config.key;

import dev.escapement.numeric.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoublePredicate;

/** Numbers and lists of them. */
final class Numbers {
    private Numbers() {}

    /** A number of a list, and the entry to blame if it will not do. */
    private record Point(double value, Entry source) {}

    /** One finite number. */
    static double real(Entry entry, DoublePredicate allowed) {
        double value = decimal(entry).doubleValue() + 0.0; // -0 is 0
        if (!allowed.test(value)) {
            throw entry.wrong();
        }
        return value;
    }

    /** One whole number, however it is spelled: {@code 100}, {@code 1e2}, {@code 100.0}. */
    static long whole(Entry entry, long min, long max) {
        BigDecimal exact = decimal(entry);
        if (exact.stripTrailingZeros().scale() > 0) {
            throw entry.wrong("it is not a whole number");
        }
        BigInteger integer = exact.toBigInteger();
        if (integer.compareTo(BigInteger.valueOf(min)) < 0 || integer.compareTo(BigInteger.valueOf(max)) > 0) {
            throw entry.wrong();
        }
        return integer.longValueExact();
    }

    /** Finite numbers, none twice: one, a list, or a spaced list. */
    static List<Double> reals(Entry entry, DoublePredicate allowed) {
        return points(entry).stream()
                .map(point -> checked(point, allowed))
                .distinct()
                .toList();
    }

    /** Whole numbers, none twice: one, a list, or a spaced list, whose points are rounded. */
    static List<Long> wholes(Entry entry, long least, long most) {
        if (entry.isObject()) {
            return reals(entry, number -> number >= least && number <= most).stream()
                    .map(Math::round)
                    .distinct()
                    .toList();
        }
        return entry.elements().stream()
                .map(element -> whole(element, least, most))
                .distinct()
                .toList();
    }

    /** The same of numbers that an int holds. */
    static List<Integer> counts(Entry entry, int least, int most) {
        return wholes(entry, least, most).stream().map(Math::toIntExact).toList();
    }

    /** Finite numbers in order, repeated ones too: one, a list, or a spaced list. */
    static List<Double> series(Entry entry) {
        return points(entry).stream().map(Point::value).toList();
    }

    /**
     * The exact decimal of a number that a double can hold; nothing else gets this far, so its exponent is small.
     */
    static BigDecimal decimal(Entry entry) {
        String text = entry.scalar();
        double nearest;
        try {
            nearest = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException notDecimal) {
            throw entry.wrong(text.matches("[+-]?(NaN|Infinity|∞)") ? "it is not finite" : "it is not a number");
        }
        if (Double.isInfinite(nearest)) {
            throw entry.wrong("it is too large for a double");
        }
        BigDecimal exact = new BigDecimal(text);
        if (nearest == 0 && exact.signum() != 0) {
            throw entry.wrong("it is too small for a double");
        }
        return exact.signum() == 0 ? BigDecimal.ZERO : exact;
    }

    private static List<Point> points(Entry entry) {
        if (entry.isObject()) {
            return SpacingReader.read(entry).points().stream()
                    .map(value -> new Point(value, entry))
                    .toList();
        }
        return entry.elements().stream()
                .map(element -> new Point(real(element, value -> true), element))
                .toList();
    }

    private static double checked(Point point, DoublePredicate allowed) {
        if (!allowed.test(point.value())) {
            throw point.source().isObject()
                    ? point.source().wrong("it holds " + Decimals.spell(point.value()))
                    : point.source().wrong();
        }
        return point.value();
    }
}
