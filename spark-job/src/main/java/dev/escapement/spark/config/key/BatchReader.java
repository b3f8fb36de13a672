package dev.escapement.spark.config.key;

import dev.escapement.setting.BatchSize;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Batches: numbers of samples, or laws in the dimension. */
final class BatchReader {
    private BatchReader() {}

    static List<BatchSize> sizes(Entry entry) {
        return entry.elements().stream().flatMap(BatchReader::some).distinct().toList();
    }

    private static Stream<BatchSize> some(Entry entry) {
        return isLaw(entry) ? laws(entry) : numbers(entry);
    }

    private static boolean isLaw(Entry entry) {
        return entry.isObject() && (entry.has("coefficient") || entry.has("exponents"));
    }

    private static Stream<BatchSize> numbers(Entry entry) {
        return Numbers.counts(entry, 1, BatchSize.LARGEST).stream().map(BatchSize.Given::new);
    }

    private static Stream<BatchSize> laws(Entry entry) {
        Map<String, Entry> fields = entry.fields("coefficient", "exponents");
        if (fields.size() < 2) {
            throw entry.wrong((fields.containsKey("coefficient") ? "exponents" : "coefficient") + " is missing");
        }
        double coefficient = Numbers.real(fields.get("coefficient").expecting("must be a number above 0"), c -> c > 0);
        return Numbers.reals(fields.get("exponents").expecting("must be a list of finite numbers"), b -> true).stream()
                .map(exponent -> new BatchSize.Law(coefficient, exponent));
    }
}
