package dev.escapement.spark.store.table;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.parquet.Column;

/**
 * A row of {@code crossovers.parquet}: at one dimension, the inner learning rate from which on it speeds the escape up, found
 * among settings that differ in nothing but the learning rate. The exponents are the same in all rows of a group.
 */
public record CrossoverRow(
        SettingGroup group,

        @Column("d") int dimension,

        @Column("inner learning rates that took part: those up to the fastest")
        int nRates,

        @Column("the learning rate at which log T bends down")
        double etaCrossover,

        @Column("its lower 95% bound") double etaCrossoverLo,
        @Column("its upper 95% bound") double etaCrossoverHi,

        @Column("the same fit to the mean map; null where it takes too few rates")
        Double meanMapEtaCrossover,

        @Column("the typical median escape time at smaller learning rates, in steps")
        double plateau,

        @Column("slope of log T in log eta beyond the crossover")
        double slope,

        @Column("the chance of so much gain from a crossover where there is none")
        double pNoCrossover,

        @Column("with which power of d the crossover moves, -a*; null with fewer than two dimensions")
        Double crossoverExponent,

        @Column("its lower 95% bound") Double crossoverExponentLo,
        @Column("its upper 95% bound") Double crossoverExponentHi,

        @Column("the same fit to the mean map at these dimensions; null likewise")
        Double meanMapCrossoverExponent,

        @Column("with which power of d the plateau grows, alpha_inf; null with fewer than two dimensions")
        Double plateauExponent,

        @Column("its lower 95% bound") Double plateauExponentLo,
        @Column("its upper 95% bound") Double plateauExponentHi,

        @Column(
                value = "the same fit to the medians of the law of T; null where they are those of too few rates",
                addition = true)
        Double lawEtaCrossover,

        @Column(
                value =
                        "with which power of d the law's crossover moves, by the same fit; null with fewer than two dimensions",
                addition = true)
        Double lawCrossoverExponent) {
    /** The table's file. */
    public static final String FILE = "crossovers.parquet";
}
