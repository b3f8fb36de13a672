package dev.escapement.spark.store.table;

import dev.escapement.inference.Estimate;
import dev.escapement.inference.Method;
import dev.escapement.inference.growth.Trend;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/** A row of {@code exponents.parquet}: how one method and model see the escape times of a group grow with the dimension. */
public record ExponentRow(
        SettingGroup group,

        @Column("aft-lognormal, aft-weibull, aft-loglogistic, q25-wls, median-wls, q75-wls or aft-lognormal-m0")
        Method method,

        @Column("power, power-log, power-log-free, power-correction or broken-power")
        Trend model,

        @Column(
                "the exponent of T ~ d^alpha; of aft-lognormal-m0 at equal starts, T ~ d^alpha m0^m0_exponent; null where"
                        + " it cannot be fitted")
        Double alpha,

        @Column("its standard error") Double alphaSe,
        @Column("lower end of its 95% interval") Double alphaLo,
        @Column("upper end of its 95% interval") Double alphaHi,

        @Column(value = "how the interval was found: bca, percentile or wald", nullable = true)
        Estimate.Kind interval,

        @Column("lower end of the 95% Wald interval") Double alphaWaldLo,
        @Column("upper end of the 95% Wald interval") Double alphaWaldHi,
        @Column("log of the prefactor of the fitted law") Double logPrefactor,
        @Column("scale of log T about the law") Double sigma,
        @Column("log likelihood, of densities of T") Double logLikelihood,

        @Column("Bayesian information criterion, of densities of T")
        Double bic,

        @Column("whether this is the group's headline; exactly one row of a group is")
        boolean best,

        @Column("smallest dimension fitted") Integer dMin,
        @Column("largest dimension fitted") Integer dMax,
        @Column("dimensions fitted") int nDimensions,
        @Column("runs fitted that escaped") int nEscaped,

        @Column("runs fitted that were censored or diverged")
        int nCensored,

        @Column("the exponent that theory predicts for the policy; null where it predicts none, and at equal starts")
        Double predictedAlpha,

        @Column("the same regression on the mean map's escape times over the same dimensions; null at equal starts")
        Double meanMapAlpha,

        @Column(value = "what to mind about this row", nullable = true)
        String warning,

        @Column(value = "alpha of T in samples: alpha plus the batch's exponent", addition = true)
        Double sampleAlpha,

        @Column(value = "of aft-lognormal-m0: the exponent of m0, the size of the initial overlap", addition = true)
        Double m0Exponent,

        @Column(value = "its standard error", addition = true)
        Double m0ExponentSe,

        @Column(
                value = "of aft-lognormal-m0: alpha - m0_exponent / 2, the exponent of d for starts that shrink as"
                        + " d^(-1/2), as random ones do",
                addition = true)
        Double typicalAlpha,

        @Column(value = "lower end of its 95% interval", addition = true)
        Double typicalAlphaLo,

        @Column(value = "upper end of its 95% interval", addition = true)
        Double typicalAlphaHi,

        @Column(
                value =
                        "the same regression on the law's quartile over the same dimensions: q25-wls on law_q25, q75-wls on"
                                + " law_q75, others on law_median; null at equal starts",
                addition = true)
        Double lawAlpha)
        implements Serializable {
    /** The table's file. */
    public static final String FILE = "exponents.parquet";
}
