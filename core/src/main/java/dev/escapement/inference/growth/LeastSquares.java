package dev.escapement.inference.growth;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Weighted least squares of locations on a curve: the objective is half the weighted squared misfit, negated. */
public final class LeastSquares implements NewtonAscent.Objective {
    private final Curve curve;
    private final double[] locations;
    private final double[] weights;
    private final double[] slope;

    private LeastSquares(Curve curve, double[] locations, double[] weights) {
        this.curve = curve;
        this.locations = locations;
        this.weights = weights;
        this.slope = new double[curve.size()];
    }

    /** The parameters of the best curve, with the inverse of the information that the weights, taken for it, hold. */
    public static Optional<NewtonAscent.Maximum> fit(Curve curve, double[] locations, double[] weights) {
        LeastSquares objective = new LeastSquares(curve, locations, weights);
        // the first step from anywhere is exact where the curve is linear
        double tolerance = curve instanceof LinearCurve
                ? Double.POSITIVE_INFINITY
                : 1e-18 * Arrays.stream(weights).sum();
        NewtonAscent newton = NewtonAscent.within(curve, 0);
        return curve.near(locations, weights).stream()
                .flatMap(start -> newton.maximise(objective, start, tolerance).stream())
                .max(Comparator.comparingDouble(NewtonAscent.Maximum::value));
    }

    /** The weighted sum of squared distances from the curve. */
    public static double misfit(Curve curve, double[] parameters, double[] locations, double[] weights) {
        double sum = 0;
        double[] slope = new double[curve.size()];
        for (int i = 0; i < locations.length; i++) {
            double residual = locations[i] - curve.at(parameters, i, slope);
            sum += weights[i] * residual * residual;
        }
        return sum;
    }

    @Override
    public double at(double[] parameters, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        double value = 0;
        for (int i = 0; i < locations.length; i++) {
            double residual = locations[i] - curve.at(parameters, i, slope);
            value -= weights[i] * residual * residual / 2;
            for (int j = 0; j < slope.length; j++) {
                gradient[j] += weights[i] * residual * slope[j];
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] -= weights[i] * slope[j] * slope[k];
                }
            }
            curve.addHessian(parameters, i, weights[i] * residual, hessian);
        }
        return value;
    }
}
