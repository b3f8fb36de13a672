package dev.escapement.setting;

import dev.escapement.numeric.Decimals;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A field of a setting: a column of the tables, a line of what cell ids hash, and a word of a group's name.
 *
 * @param name of the column, and in the hash
 * @param meaning a sentence for the column dictionary, with the unit where there is one
 * @param scope what the field describes
 * @param type of its values: String, Integer or Double
 * @param absence whether there may be no value, and what that means
 * @param ofSetting the value of a setting; null where it has none
 * @param ofGroup the value that all settings of a group share; null where they share none; empty for the dimension, which no
 *     group has
 * @param phrase the value in words, for the name of a group; empty where the phrase of another field tells it, too
 */
public record Field<V extends Comparable<V>>(
        String name,
        String meaning,
        Scope scope,
        Class<V> type,
        Absence<V> absence,
        Function<Setting, V> ofSetting,
        Optional<Function<SettingGroup, V>> ofGroup,
        Optional<Function<SettingGroup, String>> phrase) {

    /**
     * A field without a value.
     *
     * @param allowed whether there may be none
     * @param hashed what cell ids hash then; empty if they leave the field out
     * @param standard the value that settings had before there was the field; cell ids leave this value out
     * @param addition whether there were rows before there was the field: files may lack the column
     */
    public record Absence<V>(boolean allowed, Optional<String> hashed, Optional<V> standard, boolean addition) {
        private static <V> Absence<V> forbidden() {
            return new Absence<>(false, Optional.empty(), Optional.empty(), false);
        }
    }

    /** A field that is a word. */
    static Field<String> text(String name, String meaning, Scope scope, Function<SettingGroup, String> of) {
        return required(name, meaning, scope, String.class, of);
    }

    /** A field that is a whole number. */
    static Field<Integer> whole(String name, String meaning, Scope scope, Function<SettingGroup, Integer> of) {
        return required(name, meaning, scope, Integer.class, of);
    }

    /** A field that is a number. */
    static Field<Double> number(String name, String meaning, Scope scope, Function<SettingGroup, Double> of) {
        return required(name, meaning, scope, Double.class, of);
    }

    /** The dimension, which no group has. */
    static Field<Integer> dimension(String name, String meaning) {
        return new Field<>(
                name,
                meaning,
                Scope.DIMENSION,
                Integer.class,
                Absence.forbidden(),
                setting -> Math.toIntExact(setting.dimension()),
                Optional.empty(),
                Optional.empty());
    }

    private static <V extends Comparable<V>> Field<V> required(
            String name, String meaning, Scope scope, Class<V> type, Function<SettingGroup, V> of) {
        return new Field<>(
                name,
                meaning,
                scope,
                type,
                Absence.forbidden(),
                setting -> of.apply(setting.group()),
                Optional.of(of),
                Optional.empty());
    }

    /** The same field, of which a setting may have no value; cell ids then leave it out. */
    Field<V> orNone() {
        return with(new Absence<>(true, Optional.empty(), Optional.empty(), false));
    }

    /** The same field, of which a setting may have no value; cell ids then hash this. */
    Field<V> orNoneHashedAs(String hashed) {
        return with(new Absence<>(true, Optional.of(hashed), Optional.empty(), false));
    }

    /** The same field, added when there were rows already: their settings had this value. */
    Field<V> addedWith(V standard) {
        return with(new Absence<>(true, Optional.empty(), Optional.of(standard), true));
    }

    /** The same field, added when there were rows already: their settings had no value, and cell ids leave that out. */
    Field<V> addedWithNone() {
        return with(new Absence<>(true, Optional.empty(), Optional.empty(), true));
    }

    private Field<V> with(Absence<V> other) {
        return new Field<>(name, meaning, scope, type, other, ofSetting, ofGroup, phrase);
    }

    /** The same field, with a value of a setting's own, which its group need not share. */
    Field<V> inSettings(Function<Setting, V> of) {
        return new Field<>(name, meaning, scope, type, absence, of, ofGroup, phrase);
    }

    /**
     * The same field, told in the names of groups where they differ in it.
     *
     * @param words what is said of the value, which is spelled
     */
    Field<V> told(UnaryOperator<String> words) {
        return toldBy(group -> words.apply(spell(ofGroup.orElseThrow().apply(group))));
    }

    /**
     * The same field, told in the names of groups where they differ in it.
     *
     * @param words what is said of a group
     */
    Field<V> toldBy(Function<SettingGroup, String> words) {
        return new Field<>(name, meaning, scope, type, absence, ofSetting, ofGroup, Optional.of(words));
    }

    /** What cell ids hash of a setting's value: a number as its IEEE bits; empty if they leave the field out. */
    Optional<String> hashed(Setting setting) {
        return hashedOrLeftOut(ofSetting.apply(setting));
    }

    /** What group ids hash of the value that a group's settings share; empty if they leave the field out. */
    Optional<String> hashed(SettingGroup group) {
        return hashedOrLeftOut(ofGroup.orElseThrow().apply(group));
    }

    private Optional<String> hashedOrLeftOut(V value) {
        if (value == null) {
            return absence.hashed();
        }
        Optional<String> hashed = Optional.of(hashed(value));
        return absence.standard().map(Field::hashed).equals(hashed) ? Optional.empty() : hashed;
    }

    private static String hashed(Object value) {
        return value instanceof Double number ? bits(number) : value.toString();
    }

    private static String spell(Object value) {
        return value instanceof Double number ? Decimals.spell(number) : value.toString();
    }

    /** The IEEE bits of a number as hexadecimal digits; -0 is 0. */
    static String bits(double number) {
        return HexFormat.of().toHexDigits(Double.doubleToLongBits(number + 0.0));
    }
}
