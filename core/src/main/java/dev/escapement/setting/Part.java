package dev.escapement.setting;

import dev.escapement.formula.FormulaException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A part of a setting that is chosen as one value: an axis of a grid. Tables tell it in one field or several.
 *
 * @param <T> the value
 */
public final class Part<T> {
    private final List<Field<?>> fields;
    private final Function<FieldValues, T> reader;

    /**
     * A part that several fields tell together.
     *
     * @param reader makes the value of the fields; throws IllegalArgumentException where they say nothing
     */
    Part(List<Field<?>> fields, Function<FieldValues, T> reader) {
        this.fields = List.copyOf(fields);
        this.reader = reader;
    }

    /** A part of the model that is told by its name. */
    static <V, T> Part<T> text(
            String name,
            String meaning,
            Function<SettingGroup, V> of,
            Function<V, String> write,
            Function<String, T> read) {
        return of(Field.text(name, meaning, Scope.MODEL, of.andThen(write)), read);
    }

    /** A part of the model that is a number. */
    static Part<Double> number(String name, String meaning, Function<SettingGroup, Double> of) {
        return of(Field.number(name, meaning, Scope.MODEL, of), Function.identity());
    }

    /** A part that is one field. */
    static <V extends Comparable<V>, T> Part<T> of(Field<V> field, Function<V, T> read) {
        return new Part<>(List.of(field), values -> read.apply(values.present(field)));
    }

    /** The same part, whose only field is told in the names of groups where they differ in it. */
    Part<T> told(UnaryOperator<String> words) {
        return new Part<>(List.of(fields.get(0).told(words)), reader);
    }

    /** The fields that tell it. */
    public List<Field<?>> fields() {
        return fields;
    }

    /**
     * Reads the part from a table's fields.
     *
     * @throws IllegalArgumentException if a word is none of ours, a formula does not parse, or a number is missing
     */
    T read(FieldValues values) {
        try {
            return reader.apply(values);
        } catch (FormulaException mistake) {
            throw new IllegalArgumentException("formula " + mistake.text() + ": " + mistake.getMessage(), mistake);
        }
    }
}
