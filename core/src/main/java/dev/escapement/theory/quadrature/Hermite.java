package dev.escapement.theory.quadrature;

import java.util.Arrays;

/** The normalised probabilists' Hermite polynomials {@code he_k = He_k / sqrt(k!)}: orthonormal for a standard Gaussian. */
public final class Hermite {
    private static final double[] ROOT = roots(1024);

    private static final double[] INVERSE_ROOT = inverse(ROOT);

    private Hermite() {}

    /** Writes {@code he_0(x) .. he_(out.length - 1)(x)}. */
    public static void at(double x, double[] out) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < out.length; k++) {
            out[k] = value;
            double next = (x * value - ROOT[k] * before) / ROOT[k + 1];
            before = value;
            value = next;
        }
    }

    /** {@code sqrt(k)}, for k up to 1023. */
    public static double root(int k) {
        return ROOT[k];
    }

    /** {@code 1 / sqrt(k)}, for k from 1 up to 1023. */
    static double inverseRoot(int k) {
        return INVERSE_ROOT[k];
    }

    private static double[] inverse(double[] numbers) {
        return Arrays.stream(numbers).map(x -> 1 / x).toArray();
    }

    private static double[] roots(int n) {
        double[] roots = new double[n];
        for (int k = 0; k < n; k++) {
            roots[k] = Math.sqrt(k);
        }
        return roots;
    }
}
