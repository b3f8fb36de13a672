package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import java.util.OptionalDouble;

/** What a label does to the mean of a direction: {@code E[psi he_n(z)]} over the pre-activation and the label's noise. */
public interface Response {
    /**
     * The means.
     *
     * @param label without its noise
     * @param mean receives {@code E[psi he_n]} at index n
     * @param size receives {@code E|psi he_n|}, about
     */
    void at(double label, double[] mean, double[] size);

    /** The signals s, increasing, at whose labels the means are known to bend or jump, besides the link's breaks. */
    default double[] breaks() {
        return new double[0];
    }

    /** Of a model at an inner learning rate, with {@code |x|^2} put to a number. */
    static Response of(Model model, double eta, double squaredNorm) {
        Link activation = model.neuron().activation();
        OptionalDouble factor = model.loss().predictionFactor();
        boolean known = model.algorithm().repeatsGradient() && factor.isPresent();
        Response clean;
        if (known && activation.hinge().isPresent()) {
            clean = new HingeResponse(model, eta, squaredNorm);
        } else if (known && activation.smooth() && factor.getAsDouble() == 0) {
            clean = new CorrelationResponse(model, eta, squaredNorm);
        } else {
            known &= activation.smooth();
            Response exact = new EvaluatedResponse(model, eta, squaredNorm, DriftExpansion.ORDER - 1);
            clean = model.noisy() ? new Table(exact, DriftExpansion.ORDER - 1, known) : exact;
        }
        return model.noisy() ? new NoisyResponse(clean, model, eta * squaredNorm, known) : clean;
    }
}
