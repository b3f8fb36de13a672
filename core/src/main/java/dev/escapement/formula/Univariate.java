package dev.escapement.formula;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;

/**
 * A function of one variable, evaluated on lanes. Implementations are immutable values that compare equal when they are the
 * same function, and are reproducible: IEEE arithmetic, {@code fma} and {@link StrictMath} only, so a value has the same bits
 * on every machine and JDK.
 */
public interface Univariate extends Serializable {
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

    /** The highest degree of the polynomials that the function consists of between its breaks; empty if there is another piece. */
    default OptionalInt pieceDegree() {
        return degree();
    }

    /** The derivative as a function of its own. */
    Univariate differentiated();
}
