package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Link;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.Panels;
import java.util.Arrays;

/**
 * The response of any rule, integrated over the pre-activation on panels that are cut at the kinks of psi.
 */
public final class EvaluatedResponse implements Response {
    /** Of a panel, and of the label's integral where it rests on panels alone, relative to E|psi he_n|. */
    private static final double SMOOTH = 1e-13;

    /** The same of a rule with kinks, of which two may lie too near to each other to be seen. */
    private static final double KINKED = 1e-11;

    /** The same of batch reuse with a residual linear in the prediction, whose drift gammas in cells' identities rest on. */
    private static final double KNOWN = 1e-12;

    private static final int MOST_PANELS = 256;
    private static final double FAR = 16;

    private final Algorithm.Rule rule;
    private final Link activation;
    private final double push;
    private final double tolerance;
    private final boolean fades;
    private final Panels panels;
    private final Kinks kinks;
    private final double[] y = new double[Panels.NODES];
    private final double[] norm = new double[Panels.NODES];

    /** At an inner learning rate, with {@code |x|^2} put to a number. */
    EvaluatedResponse(Model model, double eta, double dimension, double squaredNorm, int order) {
        rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, Panels.NODES);
        activation = model.neuron().activation();
        tolerance = tolerance(model);
        fades = Math.abs(activation.derivative(FAR)) < KNOWN;
        push = Math.abs(eta * model.neuron().secondLayer());
        // The degree in z of a gradient at the end of a step along a gradient; the reach grows with its root only.
        int gradient = Math.max(1, 2 * activation.growth() - 1);
        int growth = gradient * gradient;
        kinks = new Kinks(
                model,
                eta,
                dimension,
                squaredNorm,
                Powers.repeatsLinearGradient(model) ? Double.POSITIVE_INFINITY : growth + order);
        panels = Panels.hermite(order, growth, tolerance, MOST_PANELS);
        Arrays.fill(norm, squaredNorm);
    }

    /** Of a model's panels. */
    static double tolerance(Model model) {
        if (Powers.repeatsLinearGradient(model)) {
            return KNOWN;
        }
        return smooth(model) && !model.noisy() ? SMOOTH : KINKED;
    }

    /** Whether a model's rule has no kinks of its own. */
    static boolean smooth(Model model) {
        return model.algorithm()
                .kinks(model.neuron(), model.loss(), 1, Problem.LARGE, 1)
                .isEmpty();
    }

    @Override
    public void at(double label, double[] mean, double[] size) {
        at(label, norm[0], mean, size);
    }

    @Override
    public double[] breaks(double from) {
        return kinks.inResponse(from);
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
            size[n] = integral.size()[n] + integral.error()[n] / tolerance;
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
