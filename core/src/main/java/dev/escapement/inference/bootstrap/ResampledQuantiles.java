package dev.escapement.inference.bootstrap;

import dev.escapement.inference.survival.KaplanMeier;
import dev.escapement.inference.survival.LogTimes;
import java.util.stream.IntStream;

/**
 * The Kaplan-Meier quartiles of resamples of a cohort, found as {@link KaplanMeier#quantile} finds them, from how often each
 * distinct time occurs.
 */
public final class ResampledQuantiles {
    private static final double TOLERANCE = 0x1p-26;
    private static final double[] PROBABILITIES = {0.25, 0.5, 0.75};

    private final int[] order;
    private final double[] steps;
    private final boolean[] escape;
    private final int runs;

    /** For resamples of the cohort with these times. */
    public ResampledQuantiles(LogTimes times) {
        int n = times.distinct();
        this.order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) ->
                        times.at(i) == times.at(j) ? Integer.compare(i, j) : Double.compare(times.at(i), times.at(j)))
                .mapToInt(Integer::intValue)
                .toArray();
        this.steps = new double[n];
        this.escape = new boolean[n];
        for (int k = 0; k < n; k++) {
            steps[k] = StrictMath.exp(times.at(order[k]));
            escape[k] = order[k] < times.escapes();
        }
        this.runs = times.runs();
    }

    /** The share of runs that has escaped by a quartile: by the first, the median or the third. */
    public static double probability(int quartile) {
        return PROBABILITIES[quartile];
    }

    /**
     * Writes the logarithms of the quartiles; NaN for one that is not reached.
     *
     * @param counts how often the resample holds each distinct time
     * @param out one place per quartile
     */
    public void of(int[] counts, double[] out) {
        double share = 1;
        int atRisk = runs;
        double time = 0;
        int reached = 0;
        int passed = 0;
        for (int k = 0; k < order.length && passed < out.length; k++) {
            int count = counts[order[k]];
            if (count == 0) {
                continue;
            }
            time = steps[k];
            if (escape[k]) {
                share *= (double) (atRisk - count) / atRisk;
            }
            atRisk -= count;
            double height = 1 - share;
            while (reached < out.length && height >= PROBABILITIES[reached] - TOLERANCE) {
                out[reached++] = time;
            }
            while (passed < out.length && height >= PROBABILITIES[passed] + TOLERANCE) {
                out[passed] = StrictMath.log((out[passed] + time) / 2);
                passed++;
            }
        }
        for (int i = passed; i < out.length; i++) {
            boolean level = i < reached && Math.abs(1 - share - PROBABILITIES[i]) < TOLERANCE;
            out[i] = level ? StrictMath.log((out[i] + time) / 2) : Double.NaN;
        }
    }
}
