package dev.escapement.theory.quadrature;

import dev.escapement.link.Link;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A polynomial by its coefficients in {@code he_0, he_1, ...}. */
public record HermiteSeries(double[] coefficients) {
    /** Relative to the largest: what rounding alone leaves. */
    private static final double ROUNDING = 1e-13;

    /** The expansion of a link that is a polynomial. */
    public static HermiteSeries of(Link link) {
        int degree = link.degree().orElseThrow();
        return project(degree, degree, link::value);
    }

    private static HermiteSeries project(int order, int degree, DoubleUnaryOperator f) {
        GaussRule rule = GaussRule.hermite((order + degree) / 2 + 1);
        double[] coefficients = new double[order + 1];
        double[] size = new double[order + 1];
        double[] he = new double[order + 1];
        for (int j = 0; j < rule.size(); j++) {
            Hermite.at(rule.node(j), he);
            double value = rule.weight(j) * f.applyAsDouble(rule.node(j));
            for (int k = 0; k <= order; k++) {
                coefficients[k] += value * he[k];
                size[k] += Math.abs(value * he[k]);
            }
        }
        for (int k = 0; k <= order; k++) {
            if (Math.abs(coefficients[k]) < ROUNDING * size[k]) {
                coefficients[k] = 0;
            }
        }
        return new HermiteSeries(coefficients);
    }

    /** The highest order held. */
    public int degree() {
        return coefficients.length - 1;
    }

    /** The square of the polynomial. */
    public HermiteSeries square() {
        return project(2 * degree(), 2 * degree(), x -> at(x) * at(x));
    }

    /** The derivative of an order, by {@code he_k' = sqrt(k) he_(k-1)}. */
    public HermiteSeries derivative(int order) {
        double[] out = coefficients;
        for (int d = 0; d < order; d++) {
            double[] next = new double[Math.max(out.length - 1, 1)];
            for (int k = 1; k < out.length; k++) {
                next[k - 1] = Math.sqrt(k) * out[k];
            }
            out = next;
        }
        return new HermiteSeries(Arrays.copyOf(out, out.length));
    }

    /** The value at {@code x}. */
    public double at(double x) {
        double before = 0;
        double value = 1;
        double sum = 0;
        for (int k = 0; k < coefficients.length; k++) {
            sum += coefficients[k] * value;
            double next = (x * value - Hermite.root(k) * before) / Hermite.root(k + 1);
            before = value;
            value = next;
        }
        return sum;
    }
}
