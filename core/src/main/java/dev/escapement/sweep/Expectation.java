package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import dev.escapement.theory.ExitLaw;
import java.util.Optional;

/**
 * What the law of the escape step T foresees of a run that is censored at a step.
 *
 * @param steps {@code E[min(T, max-steps)]}
 * @param censored {@code P(T > max-steps)}
 * @param nearlyAll the step by which all but 1% of the runs have escaped; infinite if that is after max-steps
 * @param median of T; infinite if that is after max-steps
 * @param deviation of the logarithm of the median of n runs, times sqrt(n), for large n; infinite where it is not known
 */
public record Expectation(double steps, double censored, double nearlyAll, double median, double deviation) {
    /** The share of the runs that may be censored where nearly all escape. */
    static final double FEW = 0.01;

    /** The density of log T at the median is taken from the quantiles that are so far from it on either side. */
    private static final double STEP = 0.05;

    /** The expectation; empty where theory tells no law of T. */
    static Optional<Expectation> of(Setting setting, long maxSteps) {
        if (setting.group().gap().isPresent()) {
            return Optional.empty();
        }
        ExitLaw law = ExitLaw.of(setting.point().problem(), setting.gamma(), maxSteps);
        double steps = law.expectedSteps(maxSteps);
        if (!Double.isFinite(steps)) {
            return Optional.empty();
        }
        return Optional.of(new Expectation(
                steps, law.survival(maxSteps), law.quantile(1 - FEW), law.quantile(0.5), deviation(setting, law)));
    }

    /** 1 / (2 f), f the density of log T at the median. The mean flow's law has not the scatter of the runs. */
    private static double deviation(Setting setting, ExitLaw law) {
        double high = law.quantile(0.5 + STEP);
        return high < Double.POSITIVE_INFINITY && ExitLaw.kind(setting.group().model()) == ExitLaw.Kind.CHAIN
                ? StrictMath.log(high / law.quantile(0.5 - STEP)) / (4 * STEP)
                : Double.POSITIVE_INFINITY;
    }
}
