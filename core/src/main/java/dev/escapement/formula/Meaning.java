package dev.escapement.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Expressions up to the order of terms and factors: a sum is a multiset of terms, each added or subtracted, a product one of
 * factors, each above or below the line.
 */
final class Meaning {
    /** Parts that do not differ have one number. */
    private final Map<Object, Integer> known = new HashMap<>();
    /** The product that a part is, by the part's number. */
    private final Map<Integer, Part> parts = new HashMap<>();

    private Meaning() {}

    /** Whether two expressions are the same up to the order of terms and factors. */
    static boolean same(Expression one, Expression other) {
        Meaning meaning = new Meaning();
        return meaning.of(one).signed() == meaning.of(other).signed();
    }

    /**
     * A node as a product and as a sum.
     *
     * @param number of the part without its sign, from 1
     * @param sign 1 or -1
     * @param above how many times each part is a factor
     * @param below how many times each part is a divisor
     * @param terms how many times each part is added, less how many times it is subtracted
     */
    private record Part(
            int number,
            int sign,
            SortedMap<Integer, Double> above,
            SortedMap<Integer, Double> below,
            SortedMap<Integer, Double> terms) {
        int signed() {
            return number * sign;
        }
    }

    private Part of(Expression expression) {
        List<Part> done = new ArrayList<>();
        for (Node node : expression.nodes()) {
            done.add(part(node, done));
        }
        return done.get(done.size() - 1);
    }

    private Part part(Node node, List<Part> done) {
        if (node instanceof Node.Constant number) {
            double size = Math.abs(number.value());
            int sign = number.value() < 0 ? -1 : 1;
            return size == 1 ? product(sign, new TreeMap<>(), new TreeMap<>()) : atom(sign, size);
        }
        if (node instanceof Node.Applied applied) {
            Part inner = done.get(applied.argument());
            if (applied.function() == Elementary.NEGATE) {
                return product(-inner.sign(), inner.above(), inner.below());
            }
            if (applied.function() instanceof WholePower power) {
                SortedMap<Integer, Double> above = merged(Map.of(), 1, inner.above(), Math.abs(power.exponent()));
                SortedMap<Integer, Double> below = merged(Map.of(), 1, inner.below(), Math.abs(power.exponent()));
                int sign = power.exponent() % 2 == 0 ? 1 : inner.sign();
                return power.exponent() > 0 ? product(sign, above, below) : product(sign, below, above);
            }
            return atom(1, List.of(applied.function(), inner.signed()));
        }
        if (node instanceof Node.Unbound call) {
            return atom(
                    1,
                    List.of(
                            call.function(),
                            call.marks(),
                            done.get(call.argument()).signed()));
        }
        return node instanceof Node.Binary binary
                ? part(binary.operator(), done.get(binary.left()), done.get(binary.right()))
                : atom(1, node);
    }

    private Part part(Operator operator, Part left, Part right) {
        int sign = left.sign() * right.sign();
        return switch (operator) {
            case ADD -> sum(merged(left.terms(), 1, right.terms(), 1));
            case SUBTRACT -> sum(merged(left.terms(), 1, right.terms(), -1));
            case MULTIPLY, CHAIN ->
                product(sign, merged(left.above(), 1, right.above(), 1), merged(left.below(), 1, right.below(), 1));
            case DIVIDE ->
                product(sign, merged(left.above(), 1, right.below(), 1), merged(left.below(), 1, right.above(), 1));
            case POWER -> atom(1, List.of(operator, left.signed(), right.signed()));
            case MINIMUM, MAXIMUM -> {
                int low = Math.min(left.signed(), right.signed());
                yield atom(1, List.of(operator, low, Math.max(left.signed(), right.signed())));
            }
        };
    }

    private Part atom(int sign, Object key) {
        return product(sign, new TreeMap<>(Map.of(number(key), 1.0)), new TreeMap<>());
    }

    private Part product(int sign, SortedMap<Integer, Double> above, SortedMap<Integer, Double> below) {
        boolean single = below.isEmpty() && above.size() == 1 && above.get(above.firstKey()) == 1;
        int number = single ? above.firstKey() : number(List.of(above, below));
        Part known = parts.get(number);
        SortedMap<Integer, Double> terms =
                known == null ? new TreeMap<>(Map.of(number, 1.0)) : merged(Map.of(), 1, known.terms(), known.sign());
        Part part = new Part(number, sign, above, below, merged(Map.of(), 1, terms, sign));
        parts.putIfAbsent(number, part);
        return part;
    }

    /** A sum; its sign is that of its first term, so {@code b - a} is minus {@code a - b}. */
    private Part sum(SortedMap<Integer, Double> terms) {
        if (terms.isEmpty()) {
            return atom(1, 0.0);
        }
        int sign = terms.get(terms.firstKey()) < 0 ? -1 : 1;
        SortedMap<Integer, Double> positive = merged(Map.of(), 1, terms, sign);
        if (positive.size() == 1 && positive.get(positive.firstKey()) == 1) {
            Part only = parts.get(positive.firstKey());
            return product(sign, only.above(), only.below());
        }
        int number = number(positive);
        Part part = new Part(number, sign, new TreeMap<>(Map.of(number, 1.0)), new TreeMap<>(), terms);
        parts.putIfAbsent(number, part);
        return part;
    }

    private int number(Object key) {
        return known.computeIfAbsent(key, absent -> known.size() + 1);
    }

    private static SortedMap<Integer, Double> merged(
            Map<Integer, Double> left, double leftTimes, Map<Integer, Double> right, double rightTimes) {
        SortedMap<Integer, Double> merged = new TreeMap<>();
        left.forEach((part, count) -> merged.merge(part, leftTimes * count, Double::sum));
        right.forEach((part, count) -> merged.merge(part, rightTimes * count, Double::sum));
        merged.values().removeIf(count -> count == 0);
        return merged;
    }
}
