package dev.escapement.theory.expansion;

import dev.escapement.algorithm.OverlapMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The first-order drift of the overlap at {@code |w| = 1}: {@code D(m) = (1 - m^2) sum_i i! mu_i m^(i-1)}.
 *
 * @param strength {@code i! mu_i} at index i, from index 1; exactly 0 where a coefficient vanishes within its error
 * @param error of each; 0 where a closed form leaves rounding alone
 * @param complete whether no further coefficients exist
 */
public record Drift(double[] strength, double[] error, boolean complete) {
    /** Where the terms left out of an incomplete series, of order 24 and more, are below 1e-16. */
    private static final double SMALL = 0.2;

    /** Keeps copies. */
    public Drift {
        strength = strength.clone();
        error = error.clone();
    }

    /** Of coefficients by closed forms. */
    public Drift(double[] strength, boolean complete) {
        this(strength, new double[strength.length], complete);
    }

    /** A copy. */
    @Override
    public double[] strength() {
        return strength.clone();
    }

    /** A copy. */
    @Override
    public double[] error() {
        return error.clone();
    }

    /** The error of {@code i! mu_i}. */
    public double error(int i) {
        return error[i];
    }

    /** {@code i! mu_i}. */
    public double strength(int i) {
        return strength[i];
    }

    /** Whether the series gives the drift at overlap {@code m}. */
    public boolean covers(double m) {
        return complete || Math.abs(m) <= SMALL;
    }

    /** D at overlap {@code m}: the mean change of the overlap in a step, per unit of gamma, to first order. */
    public double at(double m) {
        double sum = 0;
        for (int i = strength.length - 1; i >= 1; i--) {
            sum = sum * m + strength[i];
        }
        return sum * (1 - m) * (1 + m);
    }

    /** {@code mu_i} as the paper defines it. */
    public double mu(int i) {
        return i < strength.length ? strength[i] / factorial(i) : 0;
    }

    /** The error of {@code mu_i}. */
    public double muError(int i) {
        return i < strength.length ? error[i] / factorial(i) : 0;
    }

    /** {@code i!}. */
    public static double factorial(int i) {
        double factorial = 1;
        for (int k = 2; k <= i; k++) {
            factorial *= k;
        }
        return factorial;
    }

    /** The highest order held. */
    public int order() {
        return strength.length - 1;
    }

    /**
     * The orders i that can drive an escape: even ones if {@code mu_i > 0}, odd ones if {@code mu_i > 0} or, where -theta counts
     * as found, if {@code mu_i} is not 0.
     */
    public int[] eligible(OverlapMode mode) {
        return IntStream.rangeClosed(1, order())
                .filter(i -> drivesEscape(i, strength[i], mode))
                .toArray();
    }

    /** Whether a coefficient of this order and value can drive an escape. */
    public static boolean drivesEscape(int order, double strength, OverlapMode mode) {
        return strength > 0 || (strength < 0 && order % 2 == 1 && mode.eitherSign());
    }

    /** Whether no coefficient differs from 0. */
    public boolean vanishes() {
        return Arrays.stream(strength).allMatch(s -> s == 0);
    }
}
