package dev.escapement.inference.growth;

import java.util.Arrays;
import java.util.List;

/**
 * log C + alpha log d + log(1 + c d^-omega). Parameters: a constant, alpha, r, omega, where r is the correction's
 * logarithm at the smallest dimension, 1 + c d_min^-omega = e^r. Omega lies in [0.25, 2], since a smaller one can't be told
 * from a change of alpha, and the correction is at most twentyfold.
 */
final class CorrectionCurve implements Curve {
    private static final double LEAST_OMEGA = 0.25;
    private static final double MOST_OMEGA = 2;
    private static final double MOST_R = 3;
    private static final int GRID = 24;

    private final double[] logDimensions;
    private final double[] beyond;
    private final double mean;

    CorrectionCurve(double[] logDimensions) {
        this.logDimensions = logDimensions;
        this.beyond =
                Arrays.stream(logDimensions).map(x -> x - logDimensions[0]).toArray();
        this.mean = Arrays.stream(logDimensions).average().orElseThrow();
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public double at(double[] parameters, int i, double[] gradient) {
        double grown = StrictMath.exp(parameters[2]);
        double faded = StrictMath.exp(-parameters[3] * beyond[i]);
        double relative = StrictMath.expm1(parameters[2]) * faded;
        gradient[0] = 1;
        gradient[1] = logDimensions[i] - mean;
        gradient[2] = grown * faded / (1 + relative);
        gradient[3] = -beyond[i] * relative / (1 + relative);
        return parameters[0] + parameters[1] * gradient[1] + StrictMath.log1p(relative);
    }

    @Override
    public void addHessian(double[] parameters, int i, double factor, double[][] matrix) {
        double grown = StrictMath.exp(parameters[2]);
        double faded = StrictMath.exp(-parameters[3] * beyond[i]);
        double relative = StrictMath.expm1(parameters[2]) * faded;
        double square = (1 + relative) * (1 + relative);
        matrix[2][2] += factor * grown * faded * (1 - faded) / square;
        matrix[3][2] -= factor * beyond[i] * grown * faded / square;
        matrix[3][3] += factor * beyond[i] * beyond[i] * relative / square;
    }

    @Override
    public double least(int parameter) {
        return switch (parameter) {
            case 2 -> -MOST_R;
            case 3 -> LEAST_OMEGA;
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    @Override
    public double most(int parameter) {
        return switch (parameter) {
            case 2 -> MOST_R;
            case 3 -> MOST_OMEGA;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** The best r of a grid, for each of four omegas; the rest by least squares. */
    @Override
    public List<double[]> near(double[] locations, double[] weights) {
        Candidates candidates = new Candidates(this, locations, weights);
        for (double omega = LEAST_OMEGA; omega <= MOST_OMEGA; omega *= 2) {
            Candidates sameOmega = new Candidates(this, locations, weights);
            for (int k = 0; k < GRID; k++) {
                double r = MOST_R * (2.0 * k / (GRID - 1) - 1);
                double[] line = new LinearCurve(corrections(r, omega), logDimensions).nearest(locations, weights);
                sameOmega.add(new double[] {line[0], line[1], r, omega});
            }
            candidates.add(sameOmega.sorted().get(0));
        }
        return candidates.sorted();
    }

    private double[] corrections(double r, double omega) {
        return Arrays.stream(beyond)
                .map(x -> StrictMath.log1p(StrictMath.expm1(r) * StrictMath.exp(-omega * x)))
                .toArray();
    }

    @Override
    public double logPrefactor(double[] parameters) {
        return parameters[0] - parameters[1] * mean;
    }
}
