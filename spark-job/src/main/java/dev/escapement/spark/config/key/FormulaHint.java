package dev.escapement.spark.config.key;

import dev.escapement.link.FormulaLink;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text that names no link looks like as a formula in x. */
public final class FormulaHint {
    private static final Pattern HERMITE = Pattern.compile("\\bhe_?([1-9]|1[0-2])\\b(?!\\s*\\()");
    private static final Pattern NAMED = Pattern.compile("\\b(relu|tanh|erf|sign|sin|cos)\\b(?!\\s*\\()");
    private static final Pattern SQUARE = Pattern.compile("\\bsquare\\b(?!\\s*\\()");

    private FormulaHint() {}

    /** The formula that a text such as {@code he2 + he3} or {@code tanh(2*x)} stands for; empty if it is none. */
    public static Optional<String> of(String text) {
        String formula = HERMITE.matcher(text).replaceAll("he($1, x)");
        formula = NAMED.matcher(formula).replaceAll("$1(x)");
        formula = SQUARE.matcher(formula).replaceAll("x^2");
        try {
            return Optional.of(FormulaLink.parse(formula).name());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
