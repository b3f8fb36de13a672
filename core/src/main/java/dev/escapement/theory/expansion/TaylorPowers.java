package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import java.util.OptionalInt;

/**
 * Batch reuse with a smooth activation: Taylor's series of {@code a r act'} at {@code z + delta},
 * {@code delta = eta a r act'(z) |x|^2}. With {@code r = y - c a act},
 * {@code psi_k = a (a r act')^(k-1) (y act^(k) - c a (act^2/2)^(k)) / (k-1)!}, the paper's expansion with {@code |x|^2} put
 * to d. It ends if the activation is a polynomial; else it is asymptotic, right as {@code eta |x|^2} tends to 0.
 */
public final class TaylorPowers implements Powers {
    /** The powers taken of a series that does not end. */
    static final int MOST = 12;

    private final double factor;
    private final int side;
    private final double a;
    private final int count;
    private final LabelMoments labels;
    private final Weights weights;

    /** The powers of a model. */
    TaylorPowers(Model model, int side, int order) {
        factor = model.loss().predictionFactor().orElseThrow();
        this.side = side;
        a = model.neuron().secondLayer();
        OptionalInt degree = model.neuron().activation().degree();
        count = degree.isPresent() ? Math.max(1, factor != 0 ? 2 * degree.getAsInt() : degree.getAsInt()) : MOST;
        labels = new LabelMoments(model, order);
        weights = new Weights(model.neuron().activation(), order - 1);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void add(int k, Products sum) {
        double scale = LinkExpansion.power(side, k - 1) * LinkExpansion.power(a, k);
        if (factor == 0) {
            sum.add(
                    scale,
                    labels.power(k),
                    weights.of(t -> LinkExpansion.power(t[1], k - 1) * k * t[k], k, k, 2 * k - 1));
            return;
        }
        double choose = 1;
        for (int power = k; power >= 1; power--) {
            // Of r^(k-1): C(k-1, power-1) y^(power-1) with another y, and C(k-1, power) y^power without.
            int factors = k - power;
            double with = choose;
            double without = choose * factors / power;
            sum.add(
                    scale * LinkExpansion.power(-factor * a, factors),
                    labels.power(power),
                    weights.of(t -> weight(t, k, factors, with, without), k, k + factors, 2 * k - 1));
            choose = choose * (power - 1) / (factors + 1);
        }
    }

    /** {@code act'^(k-1) act^(factors-1) (with act act^(k) + without (act^2/2)^(k)) / (k-1)!}. */
    private static double weight(double[] t, int k, int factors, double with, double without) {
        double outer = LinkExpansion.power(t[1], k - 1) * k;
        double first = with * LinkExpansion.power(t[0], factors) * t[k];
        if (factors == 0) {
            return outer * first;
        }
        double square = 0;
        for (int n = 0; n <= k; n++) {
            square += t[n] * t[k - n];
        }
        return outer * (first + without * LinkExpansion.power(t[0], factors - 1) * square / 2);
    }
}
