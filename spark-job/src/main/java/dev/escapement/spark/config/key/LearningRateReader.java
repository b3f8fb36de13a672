package dev.escapement.spark.config.key;

import dev.escapement.setting.LearningRate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Inner learning rates: laws in the dimension, or numbers. */
final class LearningRateReader {
    private LearningRateReader() {}

    static List<LearningRate> rates(Entry entry) {
        return entry.elements().stream()
                .flatMap(LearningRateReader::some)
                .distinct()
                .toList();
    }

    private static Stream<LearningRate> some(Entry entry) {
        Map<String, Entry> fields = entry.fields("coefficient", "exponents", "values");
        if (fields.containsKey("values")) {
            if (fields.size() > 1) {
                throw fields.get("values").wrong("values stands alone");
            }
            Entry values = fields.get("values").expecting("must be a list of numbers of at least 0");
            return Numbers.reals(values, value -> value >= 0).stream().map(LearningRate.Given::new);
        }
        for (String name : List.of("coefficient", "exponents")) {
            if (!fields.containsKey(name)) {
                throw entry.wrong(name + " is missing");
            }
        }
        double coefficient =
                Numbers.real(fields.get("coefficient").expecting("must be a number of at least 0"), c -> c >= 0);
        return Numbers.reals(fields.get("exponents").expecting("must be a list of finite numbers"), a -> true).stream()
                .map(exponent -> new LearningRate.Law(coefficient, exponent));
    }
}
