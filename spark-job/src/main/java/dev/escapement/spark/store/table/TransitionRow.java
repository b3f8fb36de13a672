package dev.escapement.spark.store.table;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.parquet.Column;

/**
 * A row of {@code transitions.parquet}: where the exponent changes its slope in the learning-rate exponent a, for the groups
 * that differ in nothing but a.
 */
public record TransitionRow(
        SettingGroup group,

        @Column("the methods of the exponents that took part, by commas; usually one")
        String method,

        @Column("the learning-rate exponent at which alpha changes slope")
        Double aBreak,

        @Column("its lower 95% bound") Double aBreakLo,
        @Column("its upper 95% bound") Double aBreakHi,
        @Column("the fitted exponent at the smallest a") Double alphaBelow,
        @Column("the fitted exponent at the largest a") Double alphaAbove,

        @Column("the asymptotic transition that theory predicts")
        Double predictedABreak,

        @Column("the same segmented fit on mean_map_alpha; null where one is missing")
        Double meanMapABreak,

        @Column("how many values of a took part") int nExponents,

        @Column("the chance of so much gain from a break where there is none")
        Double pNoBreak,

        @Column("by how much a break lowers BIC") Double deltaBic,

        @Column(value = "the same segmented fit on law_alpha; null where one is missing", addition = true)
        Double lawABreak) {
    /** The table's file. */
    public static final String FILE = "transitions.parquet";

    /** A change of slope is established where {@link #pNoBreak} is below. */
    public static final double ESTABLISHED = 0.05;
}
