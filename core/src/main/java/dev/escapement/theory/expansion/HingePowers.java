package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.link.ErrorFunction;
import dev.escapement.theory.quadrature.Hermite;
import java.util.function.IntToDoubleFunction;

/**
 * Batch reuse with a hinge, {@code act(z) = w = max(z - b, 0)}, which has no Taylor series but a one-sided one. Where
 * {@code w > 0}, the free step leads to {@code w~ = (1 - c a h) w + h y}, {@code h = a eta |x|^2}, for the residual
 * {@code y - c prediction}, and as long as {@code c a h < 1}
 *
 * <p>{@code psi = a (1 - c a h) (y - c a w) 1{w > t 1{h y < 0}}}, {@code t = |h y| / (1 - c a h)}.
 *
 * <p>What is cut off at {@code 0 < w < t} is a power series in t, by that of the density at b, and t is one in eta; its labels
 * count on the side {@code h y < 0} alone. So he3 with relu has a term linear in eta d, from {@code E[y^2 1{y < 0} he_1]}.
 */
public final class HingePowers implements Powers {
    private static final ErrorFunction ERF = new ErrorFunction();
    private static final double DENSITY = 0.3989422804014327;

    private final int side;
    private final double a;
    /** c a. */
    private final double share;

    private final double at;
    private final int order;
    private final LabelMoments labels;

    /** The powers of a model. */
    HingePowers(Model model, int side, int order) {
        this.side = side;
        this.order = order;
        a = model.neuron().secondLayer();
        share = model.loss().predictionFactor().orElseThrow() * a;
        at = model.neuron().activation().hinge().orElseThrow();
        labels = new LabelMoments(model, order);
    }

    @Override
    public int count() {
        return TaylorPowers.MOST;
    }

    @Override
    public void add(int k, Products sum) {
        int power = k - 1;
        if (power <= 1) {
            sum.add(power == 0 ? a : -a * share * a * side, labels.power(1), exact(this::beyond));
        }
        int sign = a * side > 0 ? 1 : -1;
        double factorial = 1;
        for (int m = 0; m < power; m++) {
            factorial *= Math.max(m, 1);
            double cut = sign * stretched(m + 1, power) / (m + 1) + share * stretched(m + 2, power) / (m + 2);
            int derivative = m;
            sum.add(a * cut / factorial, labels.oneSided(m + 2, -sign), exact(n -> derivative(n, derivative)));
        }
    }

    /** Of {@code (1 - share a h) (t / |y|)^p}, the coefficient of a power of {@code |eta| |x|^2}. */
    private double stretched(int p, int power) {
        if (p > power) {
            return 0;
        }
        double coefficient = LinkExpansion.power(Math.abs(a), p);
        for (int r = 0; r < power - p; r++) {
            coefficient *= (p - 1 + r) * share * a * side / (r + 1);
        }
        return coefficient;
    }

    private LinkExpansion exact(IntToDoubleFunction coefficient) {
        double[] value = new double[order];
        for (int n = 0; n < order; n++) {
            value[n] = coefficient.applyAsDouble(n);
        }
        return new LinkExpansion(value, new double[order]);
    }

    /** {@code E[he_n(z) 1{z > b}]}. */
    private double beyond(int n) {
        return n == 0 ? (1 - ERF.value(at)) / 2 : atBreak(n - 1) / Hermite.root(n);
    }

    /** The derivative of an order of {@code he_n} times the density, at b: {@code (he_n phi)' = -sqrt(n+1) he_(n+1) phi}. */
    private double derivative(int n, int order) {
        double factor = 1;
        for (int m = 1; m <= order; m++) {
            factor *= -Hermite.root(n + m);
        }
        return factor * atBreak(n + order);
    }

    /** {@code he_n} times the density, at b. */
    private double atBreak(int n) {
        double[] he = new double[n + 1];
        Hermite.at(at, he);
        return DENSITY * StrictMath.exp(-0.5 * at * at) * he[n];
    }
}
