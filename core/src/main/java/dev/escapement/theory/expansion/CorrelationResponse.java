package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.link.Link;

/**
 * Batch reuse under the residual {@code r = y}, whose {@code psi = a y act'(z + t act'(z))} is, but for a factor, a function of
 * {@code t = a eta |x|^2 y}: one table serves all links, learning rates and dimensions.
 */
public final class CorrelationResponse implements Response {
    private static final int REMEMBERED = 32;
    private static final Recent<Link, Table> TABLES = new Recent<>(REMEMBERED);

    private final Table table;
    private final double a;
    private final double push;

    /** At an inner learning rate, with {@code |x|^2} put to a number. */
    CorrelationResponse(Model model, double eta, double squaredNorm) {
        a = model.neuron().secondLayer();
        push = a * eta * squaredNorm;
        table = TABLES.get(model.neuron().activation(), activation -> table(model));
    }

    private static Table table(Model model) {
        Model unit = new Model(
                model.algorithm(),
                model.link(),
                new Neuron(model.neuron().activation(), 1),
                model.loss(),
                model.geometry(),
                0);
        EvaluatedResponse exact = new EvaluatedResponse(unit, 1, 1, 1, DriftExpansion.ORDER - 1);
        return new Table((t, mean, size) -> exact.at(1, t, mean, size), DriftExpansion.ORDER - 1, true);
    }

    @Override
    public void at(double label, double[] mean, double[] size) {
        table.at(push * label, mean, size);
        for (int n = 0; n < mean.length; n++) {
            mean[n] *= a * label;
            size[n] *= Math.abs(a * label);
        }
    }
}
