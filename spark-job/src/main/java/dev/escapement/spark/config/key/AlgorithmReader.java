package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.formula.FormulaException;
import java.util.List;
import java.util.Map;

/** Update rules: built-in ones by their names, others by a name of the user's and a formula. */
final class AlgorithmReader {
    /** What is read, for messages. */
    static final String ALLOWED = Algorithms.ALLOWED + ", or { name = clipped, psi = \"clip(y, -3, 3) * act'(z)\" }";

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
            return formula(entry);
        }
        String name = entry.scalar();
        return Algorithms.all().stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(entry::wrong);
    }

    private static Algorithm formula(Entry entry) {
        Map<String, Entry> fields = entry.fields("name", "psi");
        for (String field : List.of("name", "psi")) {
            if (!fields.containsKey(field)) {
                throw entry.wrong(field + " is missing");
            }
        }
        Entry name = fields.get("name").expecting("");
        Entry psi = fields.get("psi").expecting("must be the formula of an update rule");
        try {
            return Algorithms.parse(name.scalar(), psi.scalar());
        } catch (FormulaException mistake) {
            throw psi.wrong(mistake);
        } catch (IllegalArgumentException refusal) {
            throw name.wrong(refusal.getMessage());
        }
    }
}
