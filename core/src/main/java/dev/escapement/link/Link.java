package dev.escapement.link;

import java.io.Serializable;

/**
 * A scalar function: the link of a single-index model, {@code y = link(<theta, x>) + noise}, or the activation of a
 * neuron.
 *
 * <p>The family is closed. A new member is one file in this package, one entry in {@code permits} and one in
 * {@link Links}. Implementations are immutable values that compare equal when they are the same function of the family,
 * and are reproducible: IEEE arithmetic, {@code fma} and {@link StrictMath} only, so a value has the same bits on every
 * machine and JDK.
 */
public sealed interface Link extends Serializable
        permits Cosine, ErrorFunction, GaussianSquare, Polynomial, Rectifier, Sign, Sine, Tangent {

    /** The name in configurations and tables; {@link Links#parse} reads it back. */
    String name();

    /**
     * The function's value on {@code n} lanes.
     *
     * @param at the arguments, at least {@code n} of them
     * @param out receives the values; not {@code at}
     */
    void value(double[] at, double[] out, int n);

    /**
     * The function's derivative on {@code n} lanes; at a kink, the mean of the one-sided derivatives, zero where the
     * function jumps.
     *
     * @param at the arguments, at least {@code n} of them
     * @param out receives the derivatives; not {@code at}
     */
    void derivative(double[] at, double[] out, int n);

    /**
     * Value and derivative at once, where that is cheaper than one after the other.
     *
     * @param at the arguments, at least {@code n} of them
     * @param value receives the values; not {@code at}
     * @param derivative receives the derivatives; not {@code at}
     */
    default void both(double[] at, double[] value, double[] derivative, int n) {
        value(at, value, n);
        derivative(at, derivative, n);
    }

    /** The value at one point. */
    default double value(double at) {
        double[] out = new double[1];
        value(new double[] {at}, out, 1);
        return out[0];
    }

    /** The derivative at one point. */
    default double derivative(double at) {
        double[] out = new double[1];
        derivative(new double[] {at}, out, 1);
        return out[0];
    }

    /**
     * Taylor's coefficients at one point, {@code f^(n)(at) / n!} at index n; at a kink they mean nothing.
     *
     * @param out receives the coefficients, at least two of them
     */
    void taylor(double at, double[] out);

    /** Whether the function is smooth everywhere; if not, its only kink or jump is at 0. */
    default boolean smooth() {
        return true;
    }

    /** Whether the derivative vanishes (almost) everywhere, so that a neuron with this activation cannot learn. */
    default boolean flat() {
        return false;
    }
}
