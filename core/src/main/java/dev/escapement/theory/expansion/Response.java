package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;

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

    /**
     * The signals s, increasing, at whose labels the means are known to bend or jump, besides the link's breaks.
     *
     * @param from where they are looked for: {@link Double#NEGATIVE_INFINITY}, or 0 where the half line will do
     */
    default double[] breaks(double from) {
        return new double[0];
    }

    /** Of a model at an inner learning rate, with {@code |x|^2} put to a number. */
    static Response of(Model model, double eta, double dimension, double squaredNorm) {
        Link activation = model.neuron().activation();
        boolean linear = Powers.repeatsLinearGradient(model);
        boolean kinkless = linear && activation.smooth();
        boolean hinge = linear && activation.hinge().isPresent();
        Response clean;
        if (hinge) {
            clean = new HingeResponse(model, eta, squaredNorm);
        } else if (kinkless && model.loss().predictionFactor().getAsDouble() == 0) {
            clean = new CorrelationResponse(model, eta, squaredNorm);
        } else {
            Response exact = PieceResponse.covers(model)
                    ? new PieceResponse(model, eta, dimension, squaredNorm, DriftExpansion.ORDER - 1)
                    : new EvaluatedResponse(model, eta, dimension, squaredNorm, DriftExpansion.ORDER - 1);
            clean = model.noisy() ? new Table(exact, DriftExpansion.ORDER - 1, kinkless) : exact;
        }
        return model.noisy() ? new NoisyResponse(clean, model, eta * squaredNorm, hinge || kinkless) : clean;
    }
}
