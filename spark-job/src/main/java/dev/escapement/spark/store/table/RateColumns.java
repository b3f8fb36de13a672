package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/**
 * Learning rates and the setting's other numbers. In a group, which spans dimensions, the laws stand for the numbers they
 * give: {@code eta} is null where it has a law, {@code gamma} unless its policy is {@code values}.
 */
public record RateColumns(
        @Column("inner learning rate; null for online") Double eta,
        @Column("c of eta = c d^-a; null for plain values") Double etaCoefficient,
        @Column("a of eta = c d^-a; null for plain values") Double etaExponent,

        @Column("outer learning rate; null where its policy gives none")
        Double gamma,

        @Column("delta of gamma's policy paper") Double gammaDelta,
        @Column("c of gamma's policy law, c d^-a") Double gammaCoefficient,
        @Column("a of gamma's policy law, c d^-a") Double gammaExponent,

        @Column("a, the weight of the student's second layer")
        double secondLayer,

        @Column("standard deviation of the label noise") double noiseStd,
        @Column("the overlap that counts as escaped") double threshold)
        implements Serializable {
    private static final String VALUES = "values";

    /** These numbers without the learning-rate exponent. */
    RateColumns acrossExponents() {
        return new RateColumns(
                eta,
                etaCoefficient,
                null,
                gamma,
                gammaDelta,
                gammaCoefficient,
                gammaExponent,
                secondLayer,
                noiseStd,
                threshold);
    }

    /** These numbers without the learning rate and its law. */
    RateColumns acrossRates() {
        return new RateColumns(
                null, null, null, gamma, gammaDelta, gammaCoefficient, gammaExponent, secondLayer, noiseStd, threshold);
    }

    /** These numbers without what depends on the dimension. */
    RateColumns acrossDimensions(String gammaPolicy) {
        return new RateColumns(
                etaExponent == null ? eta : null,
                etaCoefficient,
                etaExponent,
                gammaPolicy.equals(VALUES) ? gamma : null,
                gammaDelta,
                gammaCoefficient,
                gammaExponent,
                secondLayer,
                noiseStd,
                threshold);
    }
}
