package dev.escapement.inference;

import dev.escapement.inference.survival.Cohort;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Whether runs can have come from a law that was known before them, by randomised quantile residuals (Dunn and Smyth 1996,
 * doi:10.1080/10618600.1996.10474708). F(t) is the share of the runs that the law lets escape by step t. A run that escaped at step
 * T has a residual drawn uniformly between F(T - 1) and F(T), a run that was still under way at step c one between F(c) and 1.
 * Under the law the residuals are independent and uniform in (0, 1), however many runs are censored.
 */
public final class QuantileResiduals {
    /** With fewer runs a test says nothing. */
    private static final int LEAST_RUNS = 5;

    private QuantileResiduals() {}

    /**
     * The p-value of Kolmogorov and Smirnov's two-sided test that the residuals are uniform, exact up to 140 runs (Marsaglia, Tsang
     * and Wang 2003, doi:10.18637/jss.v008.i18) and by Pelz and Good's expansion beyond. Empty with fewer than five runs, or if the
     * law is not a number.
     *
     * @param runs of one setting, with times in whole steps
     * @param survival P(T > steps) under the law, up to the last of the times
     * @param key of the random stream that the residuals are drawn from
     */
    public static OptionalDouble pValue(Cohort runs, DoubleUnaryOperator survival, StreamKey key) {
        if (runs.size() < LEAST_RUNS || Double.isNaN(survival.applyAsDouble(runs.time(runs.size() - 1)))) {
            return OptionalDouble.empty();
        }
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), of(runs, survival, key));
        return OptionalDouble.of(Math.max(0, Math.min(1, p)));
    }

    /** The residuals, in the order of the runs. */
    private static double[] of(Cohort runs, DoubleUnaryOperator survival, StreamKey key) {
        StepwiseSurvival law = StepwiseSurvival.of(runs, survival);
        Xoshiro256 stream = key.stream(0);
        double[] residuals = new double[runs.size()];
        for (int i = 0; i < residuals.length; i++) {
            double time = runs.time(i);
            double before = law.at(runs.escaped(i) ? time - 1 : time);
            double after = runs.escaped(i) ? law.at(time) : 0;
            residuals[i] = 1 - before + (before - after) * Uniform.open(stream);
        }
        return residuals;
    }
}
