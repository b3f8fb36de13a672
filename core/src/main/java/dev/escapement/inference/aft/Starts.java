package dev.escapement.inference.aft;

import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.growth.Curve;
import dev.escapement.inference.growth.LeastSquares;
import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.LogTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the ascent to a regression's maximum begins. */
final class Starts {
    private Starts() {}

    /**
     * Least squares with the censored runs put where they were last seen; for a bent curve, whose likelihood may have
     * several maxima, also what comes near a smooth fit at each of several bends.
     */
    static List<double[]> of(
            Curve curve, double[] logDimensions, List<LogTimes> times, Distribution distribution, Scale scale) {
        double[] means = times.stream().mapToDouble(LogTimes::mean).toArray();
        double[] weights = times.stream().mapToDouble(LogTimes::runs).toArray();
        double[] near = curve.near(means, weights).get(0);
        double squares =
                times.stream().mapToDouble(LogTimes::squares).sum() + LeastSquares.misfit(curve, near, means, weights);
        double variance = Math.max(squares / Arrays.stream(weights).sum(), Double.MIN_NORMAL);
        double[] logSigma = new double[scale.parameters()];
        logSigma[0] = StrictMath.log(variance) / 2;
        List<double[]> starts = new ArrayList<>();
        starts.add(joined(near, logSigma));
        if (!(curve instanceof LinearCurve)) {
            AftEstimator smooth = new AftEstimator(logDimensions, times, distribution, Trend.POWER_LOG_FREE, scale);
            if (smooth.fit() instanceof Fitted) {
                double[] at = smooth.parameters();
                double[] locations = new double[means.length];
                Arrays.setAll(locations, i -> smooth.location(at, i));
                double[] scales = Arrays.copyOfRange(at, at.length - scale.parameters(), at.length);
                curve.near(locations, weights).forEach(start -> starts.add(joined(start, scales)));
            }
        }
        return starts;
    }

    private static double[] joined(double[] left, double[] right) {
        double[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
