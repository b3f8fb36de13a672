package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of update rules, by which tables and charts tell them. */
public final class RuleNames {
    private RuleNames() {}

    /** Refuses sections of one configuration that give two formulas the same name. */
    public static void refuseShared(List<Section> sections) {
        Map<String, Algorithm> known = new HashMap<>();
        for (Section section : sections) {
            for (Entry entry : section.entry(Keys.ALGORITHMS).orElseThrow().elements()) {
                Algorithm algorithm = AlgorithmReader.algorithm(entry);
                Algorithm other = known.putIfAbsent(algorithm.name(), algorithm);
                if (other != null && !other.equals(algorithm)) {
                    throw entry.expecting("give each formula a name of its own")
                            .wrong("another formula has the name " + algorithm.name());
                }
            }
        }
    }
}
