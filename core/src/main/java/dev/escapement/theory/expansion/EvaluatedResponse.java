package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.Panels;
import java.util.Arrays;

/**
 * The response of any rule, integrated over the pre-activation on panels that are cut at the kinks of psi.
 */
public final class EvaluatedResponse implements Response {
    private static final double TOLERANCE = 1e-12;
    private static final int MOST_PANELS = 256;
    private static final double FAR = 16;

    private final Algorithm.Rule rule;
    private final Link activation;
    private final double push;
    private final boolean fades;
    private final Panels panels;
    private final Kinks kinks;
    private final double[] y = new double[Panels.NODES];
    private final double[] norm = new double[Panels.NODES];

    /** At an inner learning rate, with {@code |x|^2} put to a number. */
    EvaluatedResponse(Model model, double eta, double squaredNorm, int order) {
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, squaredNorm, Panels.NODES);
        activation = model.neuron().activation();
        fades = Math.abs(activation.derivative(FAR)) < TOLERANCE;
        push = Math.abs(eta * model.neuron().secondLayer());
        kinks = new Kinks(model, eta, squaredNorm, true);
        // The degree in z of a gradient at the end of a step along a gradient; the reach grows with its root only.
        int gradient = Math.max(1, 2 * activation.growth() - 1);
        panels = Panels.hermite(order, gradient * gradient, TOLERANCE, MOST_PANELS);
        Arrays.fill(norm, squaredNorm);
    }

    @Override
    public void at(double label, double[] mean, double[] size) {
        at(label, norm[0], mean, size);
    }

    /** At another {@code |x|^2}. */
    void at(double label, double squaredNorm, double[] mean, double[] size) {
        Arrays.fill(y, label);
        Arrays.fill(norm, squaredNorm);
        double narrow = 1 / (1 + push * Math.abs(squaredNorm) * (1 + Math.abs(label)));
        Panels.Integral integral = panels.integrate(
                (z, psi) -> rule.psi(y, z, norm, psi, z.length),
                (from, to) -> fades && to - from > narrow && stands(from, to),
                kinks.inPreActivation(label, squaredNorm));
        for (int n = 0; n < mean.length; n++) {
            mean[n] = integral.value()[n];
            size[n] = integral.size()[n] + integral.error()[n] / TOLERANCE;
        }
    }

    /**
     * Whether the free step vanishes within a panel. Where it is long elsewhere, and the activation's slope fades far out, psi
     * may be narrow there and nothing beside it.
     */
    private boolean stands(double from, double to) {
        return activation.derivative(from) * activation.derivative(to) <= 0;
    }
}
