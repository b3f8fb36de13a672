package dev.escapement.spark.config.key;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.escapement.formula.FormulaException;
import dev.escapement.spark.UserException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value on its way from the configuration to a type: where it stands, and what it must be.
 *
 * @param path the key, with dots inside objects
 * @param value resolved
 * @param must the end of every message about it
 */
public record Entry(String path, ConfigValue value, String must) {

    /** A value of a key. */
    public static Entry of(Key<?> key, ConfigValue value) {
        return new Entry(key.name(), value, key.must());
    }

    /** The same value with a narrower statement of what it must be. */
    public Entry expecting(String narrower) {
        return new Entry(path, value, narrower);
    }

    boolean isObject() {
        return value.valueType() == ConfigValueType.OBJECT;
    }

    /** Whether the object has a field. */
    boolean has(String field) {
        return ((ConfigObject) value).containsKey(field);
    }

    boolean isList() {
        return value.valueType() == ConfigValueType.LIST;
    }

    boolean isEmptyList() {
        return isList() && ((ConfigList) value).isEmpty();
    }

    /** The elements of a list that is not empty, or the one value that stands for such a list. */
    public List<Entry> elements() {
        if (!isList()) {
            return List.of(this);
        }
        ConfigList list = (ConfigList) value;
        if (list.isEmpty()) {
            throw wrong("the list is empty");
        }
        return list.stream().map(element -> new Entry(path, element, must)).toList();
    }

    /** The elements of a list that is not empty and holds objects only. */
    List<Entry> objects() {
        if (!isList()) {
            throw wrong();
        }
        List<Entry> elements = elements();
        elements.stream().filter(element -> !element.isObject()).findFirst().ifPresent(element -> {
            throw element.wrong();
        });
        return elements;
    }

    /**
     * The fields of an object, in the order of {@code names}.
     *
     * @throws UserException if the value is no object or has a field of another name
     */
    Map<String, Entry> fields(String... names) {
        if (!isObject()) {
            throw notOneValue();
        }
        ConfigObject object = (ConfigObject) value;
        List<String> known = List.of(names);
        unknownField(object, known).ifPresent(name -> {
            throw new Entry(path + "." + name, object.get(name), "")
                    .wrong("no such key" + NearestName.hint(name, known, path));
        });
        Map<String, Entry> fields = new LinkedHashMap<>();
        for (String name : names) {
            if (object.containsKey(name)) {
                fields.put(name, new Entry(path + "." + name, object.get(name), must));
            }
        }
        return fields;
    }

    /** The first field, as written, that is not known. */
    public static Optional<String> unknownField(ConfigObject object, List<String> known) {
        return object.keySet().stream()
                .filter(name -> !known.contains(name))
                .min(Comparator.<String>comparingInt(
                                name -> object.get(name).origin().lineNumber())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The text of one value, exactly as written. */
    String scalar() {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> ValueText.scalar(value);
            case LIST, OBJECT, NULL -> throw notOneValue();
        };
    }

    /** A text that is not blank and fits on one line. */
    String line() {
        String text = scalar();
        if (text.isBlank()) {
            throw wrong("it is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong("it holds a control character");
        }
        return text;
    }

    /** The complaint that the value is not what it must be. */
    public UserException wrong() {
        return complaint(must);
    }

    /** The same with a word on what is wrong. */
    public UserException wrong(String problem) {
        return complaint(must.isEmpty() ? problem : problem + "; " + must);
    }

    /** The complaint about a formula, and below its line the formula with a caret under the place. */
    UserException wrong(FormulaException mistake) {
        return wrong(mistake.getMessage(), mistake.text(), mistake.column());
    }

    /** The same of a formula that parses. */
    UserException wrong(String problem, String formula, int column) {
        return new UserException(wrong(problem).getMessage(), FormulaExcerpt.of(formula, column));
    }

    /** The complaint about a value of a wrong type. */
    UserException notOneValue() {
        return switch (value.valueType()) {
            case LIST -> wrong("a list cannot stand here");
            case OBJECT -> wrong("an object cannot stand here");
            case NULL -> wrong("it has no value");
            case STRING, NUMBER, BOOLEAN -> wrong();
        };
    }

    private UserException complaint(String what) {
        String shown = ValueText.shown(value);
        String location = Location.of(value.origin());
        if (location.equals(Location.argument(path + "=" + shown))) {
            return new UserException(location + ": " + what);
        }
        return new UserException(location + ": " + path + " = " + shown + ": " + what);
    }
}
