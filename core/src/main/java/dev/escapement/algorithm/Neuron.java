package dev.escapement.algorithm;

import dev.escapement.link.Link;
import java.io.Serializable;

/**
 * The student: {@code a act(<w, x>)}.
 *
 * @param activation act
 * @param secondLayer a, fixed during training
 */
public record Neuron(Link activation, double secondLayer) implements Serializable {
    /** Writes the prediction {@code a act(z)} on {@code n} lanes. */
    public void predict(double[] z, double[] out, int n) {
        activation.value(z, out, n);
        for (int i = 0; i < n; i++) {
            out[i] *= secondLayer;
        }
    }
}
