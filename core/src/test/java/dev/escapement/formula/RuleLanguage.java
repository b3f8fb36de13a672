package dev.escapement.formula;

import dev.escapement.link.Language;
import java.util.List;

/** The vocabulary of update rules, for the tests of this package. */
final class RuleLanguage {
    static final Vocabulary RULE = new Vocabulary(
            "an update rule",
            List.of("y", "z", "xx"),
            List.of("a", "eta", "d"),
            Language.FUNCTIONS,
            Language.FAMILIES,
            List.of("act"),
            List.of("res"));

    private RuleLanguage() {}
}
