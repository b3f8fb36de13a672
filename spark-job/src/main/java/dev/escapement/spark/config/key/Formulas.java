package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Label;
import dev.escapement.formula.FormulaException;
import java.util.List;
import java.util.function.Function;

/** Values that are formulas. */
final class Formulas {
    private Formulas() {}

    static List<Label> labels(Entry entry) {
        return entry.elements().stream()
                .map(element -> read(element, Label::parse))
                .distinct()
                .toList();
    }

    /**
     * What a formula means.
     *
     * @param reader throws {@link FormulaException} for what does not parse, another {@link IllegalArgumentException} for what
     *     parses but may not stand here
     */
    static <T> T read(Entry entry, Function<String, T> reader) {
        String formula = entry.scalar();
        try {
            return reader.apply(formula);
        } catch (FormulaException mistake) {
            throw entry.wrong(mistake);
        } catch (IllegalArgumentException refusal) {
            throw entry.wrong(refusal.getMessage(), formula, 1);
        }
    }

    /** The only field of an object, or the complaint that it is missing. */
    static Entry only(Entry entry, String name) {
        Entry field = entry.fields(name).get(name);
        if (field == null) {
            throw entry.wrong(name + " is missing");
        }
        return field;
    }
}
