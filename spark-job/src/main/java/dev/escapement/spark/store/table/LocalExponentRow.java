package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/**
 * A row of {@code local_exponents.parquet}: the power law of a group's headline method, fitted to a part of its dimensions.
 * Where these exponents drift, the group's one exponent is none of the limit.
 */
public record LocalExponentRow(
        GroupColumns group,

        @Column("the headline's method") String method,

        @Column("neighbours: d_min and d_max alone; from: all dimensions from d_min on")
        String part,

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

    /** A part of two neighbouring dimensions. */
    public static final String NEIGHBOURS = "neighbours";

    /** A part that lacks some of the smallest dimensions. */
    public static final String FROM = "from";
}
