package dev.escapement.inference.bootstrap;

import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a group's escape times can have come from the law fitted to them.
 *
 * @param statistic Anderson and Darling's squared distance between the Kaplan-Meier curve of the standardised residuals,
 *     censored ones for what they are, and the family's law, up to the largest residual
 * @param pValue from a parametric bootstrap in which every draw is fitted anew. Drawing ends early once twenty draws lie
 *     beyond the statistic, or if of the first hundred none comes within a third of it. Where fewer than ten of all do, the tail beyond the upper tenth of the draws is taken for
 *     exponential, as it is for such statistics, so that a correction for many groups has something to work with
 * @param draws how many draws were made
 */
public record GoodnessOfFit(double statistic, double pValue, int draws) {
    private static final int ENOUGH_BEYOND = 20;
    private static final int TOO_FEW_BEYOND = 10;
    private static final int FIRST = 100;
    private static final double FAR = 3;

    /**
     * The test of an estimator whose fit found a maximum.
     *
     * @param draws at most
     */
    public static GoodnessOfFit of(AftEstimator fitted, int draws, Xoshiro256 stream) {
        double statistic = distance(fitted, fitted.parameters());
        SimulatedGroup simulated = new SimulatedGroup(fitted);
        double[] distances = new double[draws];
        int n = 0;
        int beyond = 0;
        double largest = 0;
        for (int i = 0; i < draws && beyond < ENOUGH_BEYOND; i++) {
            if (n == FIRST && statistic > FAR * largest) {
                break;
            }
            AftEstimator draw = fitted.on(simulated.next(stream));
            Optional<double[]> parameters = draw.fitFrom(fitted.parameters());
            if (parameters.isPresent()) {
                distances[n] = distance(draw, parameters.get());
                largest = Math.max(largest, distances[n]);
                beyond += distances[n++] >= statistic ? 1 : 0;
            }
        }
        if (beyond >= ENOUGH_BEYOND) {
            return new GoodnessOfFit(statistic, (double) beyond / n, n);
        }
        return new GoodnessOfFit(statistic, tail(Arrays.copyOf(distances, n), statistic, beyond), n);
    }

    private static double tail(double[] distances, double statistic, int beyond) {
        int n = distances.length;
        int tenth = n / 10;
        if (beyond >= TOO_FEW_BEYOND || tenth < 2) {
            return (beyond + 1.0) / (n + 1.0);
        }
        Arrays.sort(distances);
        double threshold = distances[n - tenth - 1];
        double excess = 0;
        for (int i = n - tenth; i < n; i++) {
            excess += (distances[i] - threshold) / tenth;
        }
        double exponential = (double) tenth / n * StrictMath.exp(-(statistic - threshold) / excess);
        return statistic > threshold ? exponential : (beyond + 1.0) / (n + 1.0);
    }

    /** The statistic of a fit at these parameters. */
    private static double distance(AftEstimator fit, double[] parameters) {
        List<LogTimes> times = fit.times();
        int runs = times.stream().mapToInt(LogTimes::runs).sum();
        double[] escapes = new double[runs];
        double[] censorings = new double[runs];
        int e = 0;
        int c = 0;
        for (int i = 0; i < times.size(); i++) {
            LogTimes cohort = times.get(i);
            double location = fit.location(parameters, i);
            double sigma = fit.sigma(parameters, i);
            int[] counts = cohort.counts();
            for (int slot = 0; slot < counts.length; slot++) {
                double z = (cohort.at(slot) - location) / sigma;
                if (slot < cohort.escapes()) {
                    Arrays.fill(escapes, e, e + counts[slot], z);
                    e += counts[slot];
                } else {
                    Arrays.fill(censorings, c, c + counts[slot], z);
                    c += counts[slot];
                }
            }
        }
        // A merge of few ascending runs, since each cohort's times ascend.
        Arrays.sort(escapes, 0, e);
        Arrays.sort(censorings, 0, c);
        return distance(fit.distribution(), escapes, e, censorings, c);
    }

    private static double distance(Distribution distribution, double[] escapes, int e, double[] censorings, int c) {
        double sum = 0;
        double height = 0;
        Place left = Place.at(1);
        int passed = 0;
        for (int i = 0; i < e; i++) {
            while (passed < c && censorings[passed] < escapes[i]) {
                passed++;
            }
            boolean tied = i > 0 && escapes[i] == escapes[i - 1];
            Place right = tied ? left : Place.at(distribution.survival(escapes[i]));
            sum += stretch(height, left, right);
            double atRisk = (e - i) + (c - passed);
            height = 1 - (1 - height) * (atRisk - 1) / atRisk;
            left = right;
        }
        double end = passed < c ? distribution.survival(censorings[c - 1]) : 0;
        return (e + c) * (sum + stretch(height, left, Place.at(end)));
    }

    /** A place under the law: the share beyond it, and the logarithms of that and of the share before it. */
    private record Place(double survival, double logSurvival, double logBefore) {
        static Place at(double survival) {
            return new Place(survival, log(survival), log(1 - survival));
        }

        private static double log(double share) {
            return StrictMath.log(Math.max(share, 1e-300));
        }
    }

    /** The integral of (height - u)^2 / (u (1 - u)) over the share u before, from one place to another. */
    private static double stretch(double height, Place from, Place to) {
        double rising = height == 0 ? 0 : height * height * (to.logBefore - from.logBefore);
        double falling = height >= 1 ? 0 : (1 - height) * (1 - height) * (to.logSurvival - from.logSurvival);
        return rising - falling - (from.survival - to.survival);
    }
}
