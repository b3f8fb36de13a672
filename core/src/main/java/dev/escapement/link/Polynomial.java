package dev.escapement.link;

import java.util.Arrays;
import java.util.List;

/**
 * A polynomial: a normalised Hermite polynomial {@code he1..he12}, {@code square}, or a Hermite series. Evaluated by
 * Horner's rule with {@code fma} on the monomial coefficients.
 */
public final class Polynomial implements Link {
    /** The highest order a series may name. Beyond it the monomial form loses more than half of the digits. */
    public static final int MAX_ORDER = 20;

    private static final long serialVersionUID = 1;

    private final String name;
    private final double[] monomial;
    private final double[] derivative;

    private Polynomial(String name, double[] monomial) {
        this.name = name;
        this.monomial = monomial;
        this.derivative = differentiate(monomial);
    }

    /** The normalised probabilists' Hermite polynomial {@code he_k = He_k / sqrt(k!)}, {@code k} in 1..12. */
    public static Polynomial hermite(int order) {
        if (order < 1 || order > 12) {
            throw new IllegalArgumentException("he" + order + " is not among he1..he12");
        }
        return new Polynomial("he" + order, monomialOfHermite(order));
    }

    /** {@code s^2}, which is not {@code he2}. */
    public static Polynomial square() {
        return new Polynomial("square", new double[] {0, 0, 1});
    }

    /**
     * The series {@code sum_k coefficients[k] he_k}.
     *
     * @throws IllegalArgumentException if there is no coefficient, more than {@link #MAX_ORDER} + 1, or one that is not
     *     finite
     */
    public static Polynomial series(List<Double> coefficients) {
        if (coefficients.isEmpty() || coefficients.size() > MAX_ORDER + 1) {
            throw new IllegalArgumentException(
                    "a hermite series has 1 to " + (MAX_ORDER + 1) + " coefficients, not " + coefficients.size());
        }
        double[] monomial = new double[coefficients.size()];
        StringBuilder name = new StringBuilder("hermite(");
        for (int k = 0; k < coefficients.size(); k++) {
            double coefficient = coefficients.get(k);
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("a hermite coefficient is not finite: " + coefficient);
            }
            double[] term = monomialOfHermite(k);
            for (int i = 0; i <= k; i++) {
                monomial[i] += coefficient * term[i];
            }
            name.append(k == 0 ? "" : ",").append(Decimals.spell(coefficient));
        }
        return new Polynomial(name.append(')').toString(), monomial);
    }

    @Override
    public String name() {
        return name;
    }

    /** The degree; 0 for a constant. */
    public int degree() {
        int degree = monomial.length - 1;
        while (degree > 0 && monomial[degree] == 0) {
            degree--;
        }
        return degree;
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        horner(monomial, at, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        horner(derivative, at, out, n);
    }

    @Override
    public boolean flat() {
        return degree() == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** HotSpot vectorises over lanes only where the rule is written out. */
    private static void horner(double[] c, double[] at, double[] out, int n) {
        switch (c.length) {
            case 1 -> Arrays.fill(out, 0, n, c[0]);
            case 2 -> line(c[0], c[1], at, out, n);
            case 3 -> parabola(c[0], c[1], c[2], at, out, n);
            case 4 -> cubic(c[0], c[1], c[2], c[3], at, out, n);
            default -> higher(c, at, out, n);
        }
    }

    private static void line(double c0, double c1, double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(c1, at[i], c0);
        }
    }

    private static void parabola(double c0, double c1, double c2, double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double x = at[i];
            out[i] = Math.fma(Math.fma(c2, x, c1), x, c0);
        }
    }

    private static void cubic(double c0, double c1, double c2, double c3, double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double x = at[i];
            out[i] = Math.fma(Math.fma(Math.fma(c3, x, c2), x, c1), x, c0);
        }
    }

    /** Four lanes at a time, so that one's latency hides behind the others. */
    private static void higher(double[] c, double[] at, double[] out, int n) {
        int top = c.length - 1;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            double x0 = at[i];
            double x1 = at[i + 1];
            double x2 = at[i + 2];
            double x3 = at[i + 3];
            double s0 = c[top];
            double s1 = s0;
            double s2 = s0;
            double s3 = s0;
            for (int k = top - 1; k >= 0; k--) {
                s0 = Math.fma(s0, x0, c[k]);
                s1 = Math.fma(s1, x1, c[k]);
                s2 = Math.fma(s2, x2, c[k]);
                s3 = Math.fma(s3, x3, c[k]);
            }
            out[i] = s0;
            out[i + 1] = s1;
            out[i + 2] = s2;
            out[i + 3] = s3;
        }
        for (; i < n; i++) {
            double x = at[i];
            double sum = c[top];
            for (int k = top - 1; k >= 0; k--) {
                sum = Math.fma(sum, x, c[k]);
            }
            out[i] = sum;
        }
    }

    private static double[] differentiate(double[] monomial) {
        double[] derivative = new double[Math.max(1, monomial.length - 1)];
        for (int k = 1; k < monomial.length; k++) {
            derivative[k - 1] = k * monomial[k];
        }
        return derivative;
    }

    /** Integer coefficients of He_k by its recurrence, exact up to order 20, divided once by sqrt(k!). */
    private static double[] monomialOfHermite(int order) {
        double[] before = new double[order + 1];
        double[] current = new double[order + 1];
        current[0] = 1;
        double factorial = 1;
        for (int k = 0; k < order; k++) {
            double[] next = new double[order + 1];
            for (int i = 0; i <= k; i++) {
                next[i + 1] += current[i];
                next[i] -= k * before[i];
            }
            before = current;
            current = next;
            factorial *= k + 1;
        }
        double norm = Math.sqrt(factorial);
        return Arrays.stream(current).map(c -> c / norm).toArray();
    }
}
