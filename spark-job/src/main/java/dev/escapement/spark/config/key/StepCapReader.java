package dev.escapement.spark.config.key;

import dev.escapement.sweep.StepCap;

/** Where runs are censored. */
final class StepCapReader {
    private StepCapReader() {}

    static StepCap fixed(Entry entry) {
        return new StepCap.Fixed(Numbers.whole(entry, 1, Long.MAX_VALUE));
    }

    static StepCap perDimension(Entry entry) {
        return new StepCap.PerDimension(Numbers.real(entry, steps -> steps > 0));
    }
}
