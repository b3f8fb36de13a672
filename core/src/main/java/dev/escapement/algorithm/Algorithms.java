package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The family's names: the one place where a name becomes an {@link Algorithm}. */
public final class Algorithms {
    private static final List<Algorithm> ALL =
            List.of(new Online(), new BatchReuse(), new Alternating(), new SampleReuse(), new SampleAlternating());

    /** What {@link #parse} reads, for messages. */
    public static final String ALLOWED = ALL.stream().map(Algorithm::name).collect(Collectors.joining(", "));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private Algorithms() {}

    /** Every algorithm. */
    public static List<Algorithm> all() {
        return ALL;
    }

    /**
     * The algorithm of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Algorithm parse(String name) {
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no algorithm is called " + name));
    }

    /**
     * The algorithm that a user names and spells. Where the formula says the same as that of a member of the family, up to
     * bindings and the order of terms and factors, it is computed as that member is, with the same bits.
     *
     * @param psi a formula in the language of {@link FormulaRule#VOCABULARY}
     * @throws dev.escapement.formula.FormulaException if psi is no such formula
     * @throws IllegalArgumentException if the name is taken or no name
     */
    public static Algorithm parse(String name, String psi) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a rule's name must be letters, digits, - and _, such as clipped");
        }
        if (ALL.stream().anyMatch(algorithm -> algorithm.name().equals(name))) {
            throw new IllegalArgumentException(
                    name + " is the name of a built-in rule; a formula needs a name of its own");
        }
        Formula formula = Formula.parse(psi, FormulaRule.VOCABULARY);
        return ALL.stream()
                .filter(algorithm -> algorithm.formula().saysTheSameAs(formula))
                .<Algorithm>map(algorithm -> new Synonym(name, formula, algorithm))
                .findFirst()
                .orElseGet(() -> new FormulaRule(name, formula));
    }

    /** The canonical text of a rule that {@link #parse(String, String)} reads; empty for the family's own. */
    public static Optional<String> spelled(Algorithm algorithm) {
        return ALL.stream().anyMatch(member -> member.name().equals(algorithm.name()))
                ? Optional.empty()
                : Optional.of(algorithm.formula().toString());
    }
}
