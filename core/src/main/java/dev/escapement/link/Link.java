package dev.escapement.link;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A scalar function: the link of a single-index model, {@code y = link(<theta, x>) + noise}, or the activation of a
 * neuron.
 *
 * <p>A new member is one file in this package and one line in {@link Links}. Theory asks a link what it is and knows none by
 * its class; so the methods that describe it have no defaults. Implementations are immutable values that compare equal when
 * they are the same function of the family, and are reproducible: IEEE arithmetic, {@code fma} and {@link StrictMath} only,
 * so a value has the same bits on every machine and JDK.
 */
public interface Link extends Serializable {

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

    /** The parity, which holds but for rounding. */
    Parity parity();

    /** The points at which the function or one of its derivatives jumps, increasing; empty if it is smooth. */
    List<Double> breaks();

    /** The degree, if the function is a polynomial; 0 for a constant. */
    OptionalInt degree();

    /** The degree of a polynomial that bounds the function's size, at least 1 unless the function is constant. */
    int growth();

    /** h, if the function is {@code max(s - h, 0)}, for whose moments theory has closed forms. */
    OptionalDouble hinge();

    /** Whether the derivative vanishes almost everywhere, so that a neuron with this activation cannot learn. */
    boolean flat();

    /** Whether the function is smooth everywhere. */
    default boolean smooth() {
        return breaks().isEmpty();
    }
}
