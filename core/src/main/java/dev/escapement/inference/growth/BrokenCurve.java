package dev.escapement.inference.growth;

import java.util.Arrays;
import java.util.List;

/**
 * Two powers of d joined by a smooth knee: log C + alpha log d + delta w log(1 + (d / knee)^(-1/w)), whose slope in log d is
 * alpha far above the knee and alpha - delta far below. The knee's width w is fixed, a factor e^(1/4) in d; the knee lies
 * between the second and the last but one dimension. Parameters: a constant, alpha, delta, log knee.
 */
final class BrokenCurve implements Curve {
    private static final double WIDTH = 0.25;
    private static final int GRID = 6;

    private final double[] logDimensions;
    private final double mean;
    private final double leastKnee;
    private final double mostKnee;

    BrokenCurve(double[] logDimensions) {
        int n = logDimensions.length;
        this.logDimensions = logDimensions;
        this.mean = Arrays.stream(logDimensions).average().orElseThrow();
        this.leastKnee = logDimensions[Math.min(1, n - 1)];
        this.mostKnee = Math.max(leastKnee, logDimensions[Math.max(n - 2, 0)]);
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public double at(double[] parameters, int i, double[] gradient) {
        double v = (parameters[3] - logDimensions[i]) / WIDTH;
        gradient[0] = 1;
        gradient[1] = logDimensions[i] - mean;
        gradient[2] = bend(v);
        gradient[3] = parameters[2] * share(v);
        return parameters[0] + parameters[1] * gradient[1] + parameters[2] * gradient[2];
    }

    @Override
    public void addHessian(double[] parameters, int i, double factor, double[][] matrix) {
        double share = share((parameters[3] - logDimensions[i]) / WIDTH);
        matrix[3][2] += factor * share;
        matrix[3][3] += factor * parameters[2] * share * (1 - share) / WIDTH;
    }

    private static double bend(double v) {
        return WIDTH * (Math.max(v, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v))));
    }

    private static double share(double v) {
        return 1 / (1 + StrictMath.exp(-v));
    }

    @Override
    public double least(int parameter) {
        return parameter == 3 ? leastKnee : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double most(int parameter) {
        return parameter == 3 ? mostKnee : Double.POSITIVE_INFINITY;
    }

    /** Knees on a grid, the rest by least squares. */
    @Override
    public List<double[]> near(double[] locations, double[] weights) {
        Candidates candidates = new Candidates(this, locations, weights);
        for (int k = 0; k <= GRID; k++) {
            double knee = leastKnee + (mostKnee - leastKnee) * k / GRID;
            double[] bends = Arrays.stream(logDimensions)
                    .map(x -> bend((knee - x) / WIDTH))
                    .toArray();
            double[] line = new LinearCurve(new double[bends.length], logDimensions, bends).nearest(locations, weights);
            double constant = line[0] - line[2] * Arrays.stream(bends).average().orElseThrow();
            candidates.add(new double[] {constant, line[1], line[2], knee});
        }
        return candidates.sorted();
    }

    /** Of the power above the knee. */
    @Override
    public double logPrefactor(double[] parameters) {
        return parameters[0] - parameters[1] * mean;
    }
}
