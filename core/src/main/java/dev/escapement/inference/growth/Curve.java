package dev.escapement.inference.growth;

import java.util.List;

/**
 * How the location of log T runs over the dimensions at hand: a function of parameters, the first of which is a constant,
 * the second the exponent that it tends to for large d.
 */
public interface Curve {
    /** The number of parameters. */
    int size();

    /** The location at the i-th dimension, with its gradient by the parameters. */
    double at(double[] parameters, int i, double[] gradient);

    /**
     * Adds {@code factor} times the Hessian of the location at the i-th dimension to the leading block's lower triangle.
     */
    default void addHessian(double[] parameters, int i, double factor, double[][] matrix) {}

    /** The least that a parameter may be. */
    default double least(int parameter) {
        return Double.NEGATIVE_INFINITY;
    }

    /** The most that a parameter may be. */
    default double most(int parameter) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Parameters near the given locations, one per dimension, each with a weight: the nearest first, and for a bent curve
     * the nearest for each of several bends, since the likelihood may have a maximum at more than one.
     */
    List<double[]> near(double[] locations, double[] weights);

    /** The logarithm of the factor before the power of d. */
    double logPrefactor(double[] parameters);
}
