package dev.escapement.theory;

import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import java.util.Arrays;

/** Where the direction psi of a model is not smooth, so that quadratures can be split there. */
final class Kinks {
    private static final double[] NONE = {};
    private static final double[] ORIGIN = {0};

    /** Half the width of the line that is searched for the link's roots, beyond which lies a mass of 1e-15. */
    private static final double REACH = 8;

    private static final int CELLS = 401;

    private static final int NEWTON = 12;

    private final Model model;
    private final double dimension;
    private final boolean labelledNorm;
    private final double push;
    private final double share;
    private final double[] signal;

    /**
     * For the inner learning rate {@code eta}.
     *
     * @param labelledNorm whether psi is given d for {@code |x|^2}
     */
    Kinks(Model model, double eta, double dimension, boolean labelledNorm) {
        this.model = model;
        this.dimension = dimension;
        this.labelledNorm = labelledNorm;
        double a = model.neuron().secondLayer();
        push = model.algorithm() instanceof BatchReuse ? eta * a : 0;
        share = model.loss() == Loss.SQUARED ? a : 0;
        signal = push != 0 && !model.neuron().activation().smooth() && !model.noisy()
                ? signChanges(model.link())
                : model.link().smooth() ? NONE : ORIGIN;
    }

    /**
     * The kinks in {@code s = <theta, x>}, increasing: the link's own, and where batch reuse moves a rectified pre-activation,
     * the changes of the label's sign, at which {@link #inActivation}'s second kink begins.
     */
    double[] inSignal() {
        return signal;
    }

    private static double[] signChanges(Link link) {
        double[] found = new double[CELLS];
        int count = 0;
        for (int k = 0; k < CELLS; k++) {
            double low = -REACH + 2 * REACH * k / CELLS;
            double high = -REACH + 2 * REACH * (k + 1) / CELLS;
            boolean positive = link.value(low) > 0;
            if (positive == link.value(high) > 0) {
                continue;
            }
            for (int halving = 0; halving < 60; halving++) {
                double middle = (low + high) / 2;
                if (link.value(middle) > 0 == positive) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            found[count++] = high;
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * The kinks in v, the part of the pre-activation {@code z = norm (c s + across v)} that s does not explain, increasing.
     * The rectifier's own is where {@code z = 0}; batch reuse has a second one, where its free step takes a positive
     * pre-activation back to 0: {@code z + eta a (y - share z) |x|^2 = 0} with {@code |x|^2 = s^2 + v^2 + rest}.
     *
     * @param y the label
     * @param rest what neither s nor v explains of {@code |x|^2}
     */
    double[] inActivation(double y, double s, double rest, double along, double across) {
        if (model.neuron().activation().smooth()) {
            return NONE;
        }
        double[] own = {-along / across};
        if (push == 0 || model.neuron().activation().flat()) {
            return own;
        }
        double v = own[0];
        for (int k = 0; k < NEWTON; k++) {
            double squaredNorm = labelledNorm ? dimension : s * s + v * v + rest;
            double slopeOfNorm = labelledNorm ? 0 : 2 * v;
            double z = along + across * v;
            double residual = y - share * z;
            double value = z + push * residual * squaredNorm;
            double slope = across * (1 - push * share * squaredNorm) + push * residual * slopeOfNorm;
            v -= value / slope;
        }
        return along + across * v > 0 && Double.isFinite(v) ? new double[] {own[0], v} : own;
    }
}
