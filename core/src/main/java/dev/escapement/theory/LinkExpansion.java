package dev.escapement.theory;

import dev.escapement.link.Link;
import dev.escapement.link.Polynomial;

/**
 * The Hermite coefficients {@code u_k = E[f(s)^power he_k(s)]} of a power of a link, with bounds on their errors.
 *
 * <p>Powers of polynomials are integrated exactly, by a Gauss-Hermite rule of their degree, so that only rounding is left.
 * Other links are integrated on panels of Gauss-Legendre nodes that meet at 0, where their only kink is; the error is the
 * difference from twice the panels, and rounding.
 *
 * @param coefficients {@code u_0 .. u_order}
 * @param errors bounds on the coefficients' errors
 */
public record LinkExpansion(double[] coefficients, double[] errors) {
    /** Units of rounding that a sum of this many terms may gather, relative to the sum of their sizes. */
    private static final double ROUNDING = 2e-14;

    private static final double REACH = 14;
    private static final int PANELS = 28;
    private static final int NODES = 20;
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    /**
     * The expansion of {@code f^power} up to an order.
     *
     * @param power at least 1
     */
    public static LinkExpansion of(Link link, int power, int order) {
        if (link instanceof Polynomial polynomial) {
            Sum exact = new Sum(order);
            GaussRule rule = GaussRule.hermite((power * polynomial.degree() + order) / 2 + 1);
            for (int j = 0; j < rule.size(); j++) {
                exact.add(rule.nodes()[j], rule.weights()[j] * power(link.value(rule.nodes()[j]), power));
            }
            return exact.expansion(new double[order + 1]);
        }
        Sum coarse = panels(link, power, order, PANELS);
        Sum fine = panels(link, power, order, 2 * PANELS);
        double[] difference = new double[order + 1];
        for (int k = 0; k <= order; k++) {
            difference[k] = Math.abs(fine.value[k] - coarse.value[k]);
        }
        return fine.expansion(difference);
    }

    private static Sum panels(Link link, int power, int order, int count) {
        Sum sum = new Sum(order);
        GaussRule rule = GaussRule.legendre(NODES);
        double half = REACH / count;
        for (int panel = 0; panel < count; panel++) {
            double middle = -REACH + (2 * panel + 1) * half;
            for (int j = 0; j < NODES; j++) {
                double s = middle + half * rule.nodes()[j];
                double density = StrictMath.exp(-0.5 * s * s) / ROOT_TWO_PI;
                sum.add(s, 2 * half * rule.weights()[j] * density * power(link.value(s), power));
            }
        }
        return sum;
    }

    private static double power(double value, int power) {
        double product = value;
        for (int k = 1; k < power; k++) {
            product *= value;
        }
        return product;
    }

    /** What is known of whether {@code u_k} vanishes. */
    public Verdict verdict(int k) {
        return Verdict.of(Math.abs(coefficients[k]), errors[k]);
    }

    private static final class Sum {
        private final double[] value;
        private final double[] size;
        private final double[] he;

        Sum(int order) {
            value = new double[order + 1];
            size = new double[order + 1];
            he = new double[order + 1];
        }

        void add(double s, double weighted) {
            Hermite.at(s, he);
            for (int k = 0; k < he.length; k++) {
                value[k] += weighted * he[k];
                size[k] += Math.abs(weighted * he[k]);
            }
        }

        LinkExpansion expansion(double[] quadrature) {
            double[] errors = new double[value.length];
            for (int k = 0; k < errors.length; k++) {
                errors[k] = quadrature[k] + ROUNDING * size[k];
            }
            return new LinkExpansion(value, errors);
        }
    }
}
