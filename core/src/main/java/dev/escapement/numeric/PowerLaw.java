package dev.escapement.numeric;

/**
 * The law {@code coefficient d^-exponent}, by which a learning rate follows the dimension d. It gives the same bits on every
 * machine and JDK.
 */
public record PowerLaw(double coefficient, double exponent) {
    /** The law's value at a dimension. */
    public double at(double dimension) {
        return coefficient * StrictMath.pow(dimension, -exponent);
    }
}
