package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.formula.FormulaException;
import java.util.List;
import java.util.Map;

/** Update rules: built-in ones by their names, others by a name of the user's and a formula. */
final class AlgorithmReader {
    /** What is read, for messages. */
    static final String ALLOWED = Algorithms.ALLOWED
            + ", { name = batch-reuse, passes = 3 } or { name = clipped, psi = \"clip(y, -3, 3) * act'(z)\" }";

    private AlgorithmReader() {}

    static List<Algorithm> algorithms(Entry entry) {
        return entry.elements().stream()
                .map(AlgorithmReader::algorithm)
                .distinct()
                .toList();
    }

    /** One update rule. */
    static Algorithm algorithm(Entry entry) {
        if (entry.isObject()) {
            return described(entry);
        }
        return builtIn(entry);
    }

    private static Algorithm builtIn(Entry entry) {
        String name = entry.scalar();
        return Algorithms.all().stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(entry::wrong);
    }

    private static Algorithm described(Entry entry) {
        Map<String, Entry> fields = entry.fields("name", "psi", "passes");
        Entry name = fields.get("name");
        if (name == null) {
            throw entry.wrong("name is missing");
        }
        Entry psi = fields.get("psi");
        Entry passes = fields.get("passes");
        if (psi != null && passes != null) {
            throw passes.expecting("write the passes into the formula")
                    .wrong("a formula says itself how often it sees a sample");
        }
        if (psi == null && passes == null) {
            throw entry.wrong("psi is missing");
        }
        return psi == null ? inPasses(name, passes) : formula(name.expecting(""), psi);
    }

    /** A built-in rule that is told how often it sees its samples. */
    private static Algorithm inPasses(Entry name, Entry passes) {
        Algorithm rule = builtIn(name.expecting("must be batch-reuse or sample-reuse where passes are given"));
        Entry number = passes.expecting("");
        try {
            return rule.withPasses(Math.toIntExact(Numbers.whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        } catch (IllegalArgumentException refusal) {
            throw number.wrong(refusal.getMessage());
        }
    }

    private static Algorithm formula(Entry name, Entry given) {
        Entry psi = given.expecting("must be the formula of an update rule");
        try {
            return Algorithms.parse(name.scalar(), psi.scalar());
        } catch (FormulaException mistake) {
            throw psi.wrong(mistake);
        } catch (IllegalArgumentException refusal) {
            throw name.wrong(refusal.getMessage());
        }
    }
}
