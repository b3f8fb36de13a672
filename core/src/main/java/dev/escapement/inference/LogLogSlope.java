package dev.escapement.inference;

import java.util.Arrays;

/** Least squares of log y on log x: what the regressions come to where nothing is random and nothing censored. */
public final class LogLogSlope {
    private LogLogSlope() {}

    /**
     * The slope; NaN unless there are two different x.
     *
     * @param x positive
     * @param y positive, one to each x
     * @param weight positive, one to each x
     */
    public static double of(double[] x, double[] y, double[] weight) {
        double total = Arrays.stream(weight).sum();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += weight[i] / total * StrictMath.log(x[i]);
            meanY += weight[i] / total * StrictMath.log(y[i]);
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            double deviation = StrictMath.log(x[i]) - meanX;
            covariance += weight[i] * deviation * (StrictMath.log(y[i]) - meanY);
            variance += weight[i] * deviation * deviation;
        }
        return Arrays.stream(x).distinct().count() < 2 ? Double.NaN : covariance / variance;
    }
}
