package dev.escapement.spark.config.key;

import dev.escapement.sweep.Spacing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Reads a spaced list of numbers, {@code { logspace = [from, to, count] }} or {@code { linspace = [from, to, count] }}. */
final class SpacingReader {
    /** More points than any axis can use; a slip of the finger should not exhaust the heap. */
    private static final int MAX_COUNT = 1_000_000;

    private SpacingReader() {}

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
        return new Spacing.Logarithmic(from, to, count(entry, three.get(2), from == to));
    }

    private static Spacing linear(Entry given) {
        Entry entry = given.expecting("must be [from, to, count], count a whole number from 1 to " + MAX_COUNT);
        List<Entry> three = three(entry);
        BigDecimal from = Numbers.decimal(three.get(0));
        BigDecimal to = Numbers.decimal(three.get(1));
        return new Spacing.Linear(from, to, count(entry, three.get(2), from.compareTo(to) == 0));
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
