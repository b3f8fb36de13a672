package dev.escapement.spark.config.key;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.escapement.numeric.Decimals;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Values as text: as the user wrote them, and canonically. */
public final class ValueText {
    private static final int LONGEST_SHOWN = 120;

    private ValueText() {}

    /** The text of a string, number or boolean, exactly as written. */
    static String scalar(ConfigValue value) {
        return value.atKey("value").getString("value");
    }

    /** A value in a message: on one line, as written, cut when it is long. */
    public static String shown(ConfigValue value) {
        String text = written(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /**
     * JSON in which equal configurations have equal text: keys sorted, no white space, numbers in their shortest spelling.
     */
    public static String canonical(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT ->
                ((ConfigObject) value)
                        .keySet().stream()
                                .sorted()
                                .map(name -> ConfigUtil.quoteString(name) + ":"
                                        + canonical(((ConfigObject) value).get(name)))
                                .collect(Collectors.joining(",", "{", "}"));
            case LIST ->
                ((ConfigList) value).stream().map(ValueText::canonical).collect(Collectors.joining(",", "[", "]"));
            case NUMBER -> number(scalar(value));
            case STRING -> ConfigUtil.quoteString(scalar(value));
            case BOOLEAN -> scalar(value);
            case NULL -> "null";
        };
    }

    private static String written(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT ->
                ((ConfigObject) value).isEmpty()
                        ? "{}"
                        : ((ConfigObject) value)
                                .keySet().stream()
                                        .sorted()
                                        .map(name -> name + " = " + written(((ConfigObject) value).get(name)))
                                        .collect(Collectors.joining(", ", "{ ", " }"));
            case LIST ->
                ((ConfigList) value).stream().map(ValueText::written).collect(Collectors.joining(", ", "[", "]"));
            case NUMBER, BOOLEAN -> scalar(value);
            case STRING -> {
                String text = scalar(value);
                boolean plain = !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
                yield plain ? text : ConfigUtil.quoteString(text);
            }
            case NULL -> "null";
        };
    }

    /** A whole number in full, so that a long keeps all its digits; any other as the double it is read as. */
    private static String number(String text) {
        double nearest = Double.parseDouble(text);
        if (Math.abs(nearest) < 1e19) {
            BigDecimal exact = new BigDecimal(text);
            if (exact.stripTrailingZeros().scale() <= 0) {
                return exact.toBigInteger().toString();
            }
        }
        return Decimals.spell(nearest);
    }
}
