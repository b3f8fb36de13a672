package dev.escapement.theory;

import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;

/** What a label does to the mean of a direction: {@code E[psi he_n(z)]} over the pre-activation and the label's noise. */
interface Response {
    /**
     * The means.
     *
     * @param label without its noise
     * @param mean receives {@code E[psi he_n]} at index n
     * @param size receives {@code E|psi he_n|}, about
     */
    void at(double label, double[] mean, double[] size);

    /** Of batch reuse at an inner learning rate, with {@code |x|^2} put to a number. */
    static Response of(Model model, double eta, double squaredNorm) {
        Response clean;
        if (!model.neuron().activation().smooth()) {
            clean = new RectifierResponse(model, eta, squaredNorm);
        } else if (model.loss() == Loss.CORRELATION) {
            clean = new CorrelationResponse(model, eta, squaredNorm);
        } else {
            Response exact = new SmoothResponse(model, eta, squaredNorm, DriftExpansion.ORDER - 1);
            clean = model.noisy() ? new Table(exact, DriftExpansion.ORDER - 1) : exact;
        }
        return model.noisy() ? new NoisyResponse(clean, model, eta * squaredNorm) : clean;
    }
}
