package dev.escapement.spark.store.table;

import dev.escapement.setting.Setting;
import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/** A row of {@code escape_times.parquet}: a setting and the Kaplan-Meier quantiles of its escape time, in steps. */
public record EscapeTimeRow(
        Setting setting,

        @Column("runs: n_escaped + n_censored + n_diverged + n_failed")
        int n,

        @Column("runs that escaped") int nEscaped,
        @Column("runs that had not escaped by max_steps") int nCensored,

        @Column("runs whose state stopped being finite; they count as censored at max_steps")
        int nDiverged,

        @Column("runs that threw; left out of the quantiles")
        int nFailed,

        @Column("median escape time in steps; null where not reached")
        Double median,

        @Column("its lower 95% bound") Double medianLo,

        @Column("its upper 95% bound; null where not reached")
        Double medianHi,

        @Column("first quartile of the escape time in steps; null where not reached")
        Double q25,

        @Column("third quartile of the escape time in steps; null where not reached")
        Double q75,

        @Column("T_G, the mean map's escape time in steps; null where it never escapes")
        Double meanMapStep,

        @Column(
                value = "the exit-time law's median in steps, starts drawn as in the runs; null where not reached",
                addition = true)
        Double exitLawMedian,

        @Column(value = "share of the starts from which the mean map has not escaped by max_steps", addition = true)
        Double meanMapHeld,

        @Column(value = "median escape time in samples: median times batch; null where not reached", addition = true)
        Double medianSamples,

        @Column(
                value =
                        "how the law of the escape time is computed: chain (the overlap's Markov chain), flow (the mean flow from"
                                + " a random start, for the euclidean geometry) or none",
                addition = true,
                nullable = true)
        String law,

        @Column(
                value = "its first quartile in steps, starts drawn as in the runs; null where not reached",
                addition = true)
        Double lawQ25,

        @Column(value = "its median, as exit_law_median", addition = true)
        Double lawMedian,

        @Column(value = "its third quartile", addition = true)
        Double lawQ75,

        @Column(
                value =
                        "p-value of the whole law against all runs: Kolmogorov and Smirnov's test of randomised quantile residuals,"
                                + " censored runs among them; null for flow, which has no noise of the steps, and with fewer than 5"
                                + " runs",
                addition = true)
        Double lawP)
        implements Serializable {
    /** The table's file. */
    public static final String FILE = "escape_times.parquet";
}
