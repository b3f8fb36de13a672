package dev.escapement.numeric;

/**
 * A straight line fitted by weighted least squares.
 *
 * @param constant the value at 0
 * @param misfit the weighted sum of squared residuals
 */
public record Line(double constant, double slope, double misfit) {
    /** Through the points from one index to before another: at least two, one if flat. */
    public static Line through(double[] x, double[] y, double[] weights, int from, int to, boolean flat) {
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = from; i < to; i++) {
            total += weights[i];
            meanX += weights[i] * x[i];
            meanY += weights[i] * y[i];
        }
        meanX /= total;
        meanY /= total;
        double squares = 0;
        double products = 0;
        for (int i = from; i < to; i++) {
            squares += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            products += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = flat ? 0 : products / squares;
        double misfit = 0;
        for (int i = from; i < to; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            misfit += weights[i] * residual * residual;
        }
        return new Line(meanY - slope * meanX, slope, misfit);
    }

    /** The value at x. */
    public double at(double x) {
        return constant + slope * x;
    }
}
