package dev.escapement.theory;

import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;

/**
 * Online and alternating SGD, whose directions are polynomials in the learning rate. With {@code r = y - share a act} and the
 * second layer at {@code a~ = a + eta r act},
 * {@code psi = (y - share a~ act) a~ act' = (r - share eta r act^2) (a + eta r act) act'}; online, eta is 0.
 */
final class LayerPowers implements Powers {
    private final boolean alternating;
    private final boolean squared;
    private final int side;
    private final double a;
    private final LabelMoments labels;
    private final Weights weights;

    /** The powers of a model. */
    LayerPowers(Model model, int side, int order) {
        alternating = model.algorithm() instanceof Alternating;
        squared = model.loss() == Loss.SQUARED;
        this.side = side;
        a = model.neuron().secondLayer();
        labels = new LabelMoments(model, order);
        weights = new Weights(model.neuron().activation(), order - 1);
    }

    @Override
    public int count() {
        return !alternating ? 1 : squared ? 3 : 2;
    }

    @Override
    public void add(int k, Products sum) {
        if (k == 1) {
            sum.add(a, labels.power(1), slope(0));
        } else if (k == 2) {
            sum.add(side, labels.power(2), slope(1));
            if (squared) {
                sum.add(-3 * a * side, labels.power(1), slope(2));
            }
        } else {
            sum.add(-1, labels.power(2), slope(3));
            sum.add(2 * a, labels.power(1), slope(4));
        }
    }

    /** Of {@code act^power act'}. */
    private LinkExpansion slope(int power) {
        return weights.of(t -> LinkExpansion.power(t[0], power) * t[1], 1, power + 1, 1);
    }
}
