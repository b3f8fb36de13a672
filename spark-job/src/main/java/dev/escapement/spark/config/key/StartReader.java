package dev.escapement.spark.config.key;

import dev.escapement.algorithm.InitialCondition;
import java.util.List;

/** Where runs start. */
final class StartReader {
    private StartReader() {}

    static List<InitialCondition> starts(Entry entry) {
        return entry.elements().stream().map(StartReader::start).distinct().toList();
    }

    /** One start. */
    static InitialCondition start(Entry entry) {
        if (entry.isObject()) {
            Entry fixed = entry.fields("fixed").get("fixed");
            if (fixed == null) {
                throw entry.wrong();
            }
            Entry overlap = fixed.expecting("must be a number from -1 to 1");
            return new InitialCondition.Fixed(Numbers.real(overlap, m0 -> m0 >= -1 && m0 <= 1));
        }
        return switch (entry.scalar()) {
            case "positive" -> new InitialCondition.Positive();
            case "uniform" -> new InitialCondition.Uniform();
            default -> throw entry.wrong();
        };
    }
}
