package dev.escapement.theory.expansion;

import dev.escapement.link.Link;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import dev.escapement.theory.quadrature.Panels;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Hermite coefficients {@code u_k = E[f(s) he_k(s)]}, with bounds on their errors.
 *
 * <p>Polynomials are integrated exactly, by a Gauss-Hermite rule of their degree, so that only rounding is left. Other
 * functions are integrated on {@link Panels}; the error is the difference of the panels from their halves, and rounding.
 *
 * @param coefficients {@code u_0 .. u_order}
 * @param errors bounds on the coefficients' errors
 */
public record LinkExpansion(double[] coefficients, double[] errors) {
    /** Units of rounding that a sum of this many terms may gather, relative to the sum of their sizes. */
    private static final double ROUNDING = 2e-14;

    private static final double TOLERANCE = 1e-14;
    private static final int MOST_PANELS = 1 << 14;

    /** The highest order of a Gauss-Hermite rule; what needs a higher one overflows. */
    private static final int MOST_NODES = 600;

    /** Above the degree of every sum of few Hermite polynomials that occurs. */
    private static final int HIGH = 100;

    /**
     * The expansion of {@code f^power} up to an order.
     *
     * @param power at least 1
     */
    public static LinkExpansion of(Link link, int power, int order) {
        double[] taylor = new double[2];
        DoubleUnaryOperator value = s -> {
            link.taylor(s, taylor);
            return power(taylor[0], power);
        };
        return link.degree().isPresent()
                ? ofPolynomial(value, power * link.degree().getAsInt(), order)
                : of(value, power * link.growth(), order, link.breaks());
    }

    /** The expansion of a polynomial; not a number where double precision does not reach. */
    static LinkExpansion ofPolynomial(DoubleUnaryOperator f, int degree, int order) {
        // At the nodes of a rule of n, he_n vanishes, and so would the size that bounds its rounding.
        int nodes = Math.max((degree + order) / 2, Math.min(Math.max(degree, order), HIGH)) + 1;
        double[] value = new double[order + 1];
        double[] size = new double[order + 1];
        double[] he = new double[order + 1];
        GaussRule rule = GaussRule.hermite(Math.min(nodes, MOST_NODES));
        for (int j = 0; j < rule.size(); j++) {
            Hermite.at(rule.node(j), he);
            double weighted = rule.weight(j) * f.applyAsDouble(rule.node(j));
            for (int k = 0; k <= order; k++) {
                value[k] += nodes > MOST_NODES ? Double.NaN : weighted * he[k];
                size[k] += Math.abs(weighted * he[k]);
            }
        }
        return rounded(value, size, new double[order + 1]);
    }

    /**
     * The expansion of a function that grows at most like a power.
     *
     * @param breaks where it is known not to be smooth; it may have other kinks
     */
    static LinkExpansion of(DoubleUnaryOperator f, int growth, int order, List<Double> breaks) {
        Panels.Integral integral = Panels.hermite(order, growth, TOLERANCE, MOST_PANELS)
                .integrate(
                        (x, values) -> {
                            for (int j = 0; j < x.length; j++) {
                                values[j] = f.applyAsDouble(x[j]);
                            }
                        },
                        Panels.Mesh.FREE,
                        breaks.stream().mapToDouble(at -> at).toArray());
        return rounded(integral.value(), integral.size(), integral.error());
    }

    private static LinkExpansion rounded(double[] value, double[] size, double[] quadrature) {
        double[] errors = new double[value.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = quadrature[k] + ROUNDING * size[k];
        }
        return new LinkExpansion(value, errors);
    }

    /** {@code value^power}, for a power of at least 0. */
    static double power(double value, int power) {
        double product = 1;
        for (int k = 0; k < power; k++) {
            product *= value;
        }
        return product;
    }

    /** {@code u_k}. */
    double coefficient(int k) {
        return coefficients[k];
    }

    /** A bound on the error of {@code u_k}. */
    double error(int k) {
        return errors[k];
    }

    /** A copy. */
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** A copy. */
    @Override
    public double[] errors() {
        return errors.clone();
    }

    /** What is known of whether {@code u_k} vanishes. */
    public ZeroTest verdict(int k) {
        return ZeroTest.of(Math.abs(coefficients[k]), errors[k]);
    }
}
