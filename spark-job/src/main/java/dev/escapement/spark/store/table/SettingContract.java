package dev.escapement.spark.store.table;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.link.Decimals;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a setting's columns must say together, whoever wrote them: no reader could do anything with others. */
final class SettingContract {
    /** Those met before. A sweep has few, and millions of rows with them, each of which is held against the contract. */
    private static final Set<ModelColumns> UNDERSTOOD = ConcurrentHashMap.newKeySet();

    private SettingContract() {}

    /**
     * Holds columns against the contract.
     *
     * @throws IllegalArgumentException if they describe no setting
     */
    static void check(ModelColumns words, int dimension, RateColumns rates) {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension is " + dimension + ", not at least 2");
        }
        if (!UNDERSTOOD.contains(words)) {
            SettingMapping.setting(words, dimension, rates);
            UNDERSTOOD.add(words);
        }
        if (!(rates.threshold() > 0 && rates.threshold() < 1)) {
            throw wrong("threshold", rates.threshold(), "not between 0 and 1");
        }
        if (rates.noiseStd() < 0) {
            throw wrong("noise_std", rates.noiseStd(), "not at least 0");
        }
        start(words, rates.threshold());
        eta(words.algorithm(), rates);
        SettingMapping.policy(words.gammaPolicy(), rates);
        if (!(SettingMapping.present(rates.gamma(), "gamma") > 0)) {
            throw wrong("gamma", rates.gamma(), "not above 0");
        }
    }

    private static void start(ModelColumns words, double threshold) {
        if (InitialCondition.parse(words.init()) instanceof InitialCondition.Fixed fixed) {
            Escape escape = new Escape(SettingMapping.overlap(words), threshold);
            if (!(Math.abs(fixed.overlap()) < 1) || escape.reached(fixed.overlap())) {
                throw new IllegalArgumentException(
                        "init is " + words.init() + ", not before the threshold " + Decimals.spell(threshold));
            }
        }
    }

    private static void eta(String algorithm, RateColumns rates) {
        if (Algorithms.parse(algorithm).usesEta() != (rates.eta() != null)) {
            throw new IllegalArgumentException("eta is "
                    + (rates.eta() == null ? "null" : Decimals.spell(rates.eta()))
                    + " although the algorithm is "
                    + algorithm);
        }
        if ((rates.etaCoefficient() == null) != (rates.etaExponent() == null)) {
            throw new IllegalArgumentException("one of eta_coefficient and eta_exponent is null, the other is not");
        }
    }

    private static IllegalArgumentException wrong(String column, double value, String why) {
        return new IllegalArgumentException(column + " is " + Decimals.spell(value) + ", " + why);
    }
}
