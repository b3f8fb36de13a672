package dev.escapement.inference;

/**
 * How the location of log T runs over the dimensions at hand: a function of parameters, the first of which is a constant,
 * the second the exponent that it tends to for large d.
 */
interface Curve {
    /** The number of parameters. */
    int size();

    /** The location at the i-th dimension, with its gradient by the parameters. */
    double at(double[] parameters, int i, double[] gradient);

    /** Adds {@code factor} times the Hessian of the location at the i-th dimension to the leading block of the matrix. */
    default void addHessian(double[] parameters, int i, double factor, double[][] matrix) {}

    /** Parameters near the given locations, one per dimension, each with a weight. */
    double[] near(double[] locations, double[] weights);

    /** The logarithm of the factor before the power of d. */
    double logPrefactor(double[] parameters);
}
