package dev.escapement.spark.store.table;

import dev.escapement.inference.Method;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;
import java.util.Locale;

/**
 * A row of {@code local_exponents.parquet}: the power law of a group's headline method, fitted to a part of its dimensions.
 * Where these exponents drift, the group's one exponent is none of the limit.
 */
public record LocalExponentRow(
        SettingGroup group,

        @Column("the headline's method") Method method,

        @Column("neighbours: d_min and d_max alone; from: all dimensions from d_min on")
        Part part,

        @Column("smallest dimension fitted") int dMin,
        @Column("largest dimension fitted") int dMax,
        @Column("dimensions fitted") int nDimensions,
        @Column("the exponent of T ~ d^alpha") double alpha,
        @Column("its standard error") double alphaSe,
        @Column("lower end of its 95% Wald interval") double alphaLo,
        @Column("upper end of its 95% Wald interval") double alphaHi,

        @Column("the same regression on the mean map's escape times")
        Double meanMapAlpha)
        implements Serializable {
    /** The table's file. */
    public static final String FILE = "local_exponents.parquet";

    /** Which of a group's dimensions were fitted. */
    public enum Part {
        /** Two that are neighbours. */
        NEIGHBOURS,
        /** All but some of the smallest. */
        FROM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
