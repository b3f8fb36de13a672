package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Loss;
import java.util.List;

/** Losses: by name, or by the residual's formula. */
final class LossReader {
    /** What is read, for messages. */
    static final String ALLOWED =
            "correlation, squared, absolute, huber(c), logistic or { residual = \"clip(y - f, -1, 1)\" }";

    private LossReader() {}

    static List<Loss> losses(Entry entry) {
        return entry.elements().stream().map(LossReader::loss).distinct().toList();
    }

    private static Loss loss(Entry entry) {
        if (entry.isObject()) {
            return Formulas.read(
                    Formulas.only(entry, "residual").expecting("must be a formula in y and the prediction f"),
                    Loss::ofResidual);
        }
        String name = entry.scalar();
        try {
            return Loss.named(name);
        } catch (IllegalArgumentException refusal) {
            throw entry.wrong(refusal.getMessage());
        }
    }
}
