package dev.escapement.link;

import dev.escapement.formula.Parity;
import dev.escapement.numeric.Decimals;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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
    private final double[] series;

    private Polynomial(String name, double[] monomial, double[] series) {
        this.name = name;
        this.monomial = monomial;
        this.series = series;
        this.derivative = differentiate(monomial);
    }

    /** The normalised probabilists' Hermite polynomial {@code he_k = He_k / sqrt(k!)}, {@code k} in 1..12. */
    public static Polynomial hermite(int order) {
        if (order < 1 || order > 12) {
            throw new IllegalArgumentException("he" + order + " is not among he1..he12");
        }
        return normalised(order);
    }

    /** The same with {@code k} in 0..{@value #MAX_ORDER}. */
    static Polynomial normalised(int order) {
        double[] series = new double[order + 1];
        series[order] = 1;
        return new Polynomial("he" + order, monomialOfHermite(order), series);
    }

    /** {@code s^2}, which is not {@code he2}. */
    public static Polynomial square() {
        return new Polynomial("square", new double[] {0, 0, 1}, new double[] {1, 0, Math.sqrt(2)});
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
        double[] series = coefficients.stream().mapToDouble(Double::doubleValue).toArray();
        return new Polynomial(name.append(')').toString(), monomial, series);
    }

    @Override
    public String name() {
        return name;
    }

    /** A copy of the coefficients in powers of the argument, from the constant on. */
    public double[] coefficients() {
        return monomial.clone();
    }

    private int highest() {
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

    /** From the Hermite series, which keeps the digits that the monomial form of a high order loses. */
    @Override
    public void taylor(double at, double[] out) {
        Arrays.fill(out, 0);
        double[] he = new double[series.length];
        double before = 0;
        double value = 1;
        for (int k = 0; k < he.length; k++) {
            he[k] = value;
            double next = (at * value - Math.sqrt(k) * before) / Math.sqrt(k + 1);
            before = value;
            value = next;
        }
        for (int k = 0; k < he.length; k++) {
            // he_k^(n) / n! = sqrt(k! / (k-n)!) / n! he_(k-n).
            double factor = series[k];
            for (int n = 0; n <= Math.min(k, out.length - 1); n++) {
                out[n] += factor * he[k - n];
                factor *= Math.sqrt(k - n) / (n + 1);
            }
        }
    }

    /** The polynomial of the derivative's coefficients. */
    @Override
    public Polynomial differentiated() {
        double[] lower = new double[Math.max(1, series.length - 1)];
        for (int k = 1; k < series.length; k++) {
            lower[k - 1] = Math.sqrt(k) * series[k];
        }
        return new Polynomial(name + "'", derivative, lower);
    }

    @Override
    public Parity parity() {
        boolean odd = true;
        boolean even = true;
        for (int k = 0; k < monomial.length; k++) {
            odd &= monomial[k] == 0 || k % 2 == 1;
            even &= monomial[k] == 0 || k % 2 == 0;
        }
        return even ? Parity.EVEN : odd ? Parity.ODD : Parity.NONE;
    }

    @Override
    public List<Double> breaks() {
        return List.of();
    }

    @Override
    public OptionalInt degree() {
        return OptionalInt.of(highest());
    }

    @Override
    public int growth() {
        return highest();
    }

    @Override
    public OptionalDouble hinge() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean flat() {
        return highest() == 0;
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

    /** HotSpot vectorises over lanes only where the rule is written out: four coefficients at a time, the leading ones first. */
    private static void horner(double[] c, double[] at, double[] out, int n) {
        int k = (c.length - 1) / 4 * 4;
        switch (c.length - k) {
            case 1 -> Arrays.fill(out, 0, n, c[k]);
            case 2 -> line(c[k], c[k + 1], at, out, n);
            case 3 -> parabola(c[k], c[k + 1], c[k + 2], at, out, n);
            default -> cubic(c[k], c[k + 1], c[k + 2], c[k + 3], at, out, n);
        }
        while (k > 0) {
            k -= 4;
            descend(c[k], c[k + 1], c[k + 2], c[k + 3], at, out, n);
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

    private static void descend(double c0, double c1, double c2, double c3, double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double x = at[i];
            out[i] = Math.fma(Math.fma(Math.fma(Math.fma(out[i], x, c3), x, c2), x, c1), x, c0);
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
