package dev.escapement.algorithm;

import dev.escapement.link.Link;
import java.io.Serializable;

/**
 * A learning problem with the algorithm that attacks it: everything about a step but the dimension and the learning rates.
 *
 * @param algorithm gives the direction psi
 * @param link the teacher's: {@code y = label(link(s) + noiseStd g)}
 * @param neuron the student
 * @param loss gives the residual
 * @param geometry retracts
 * @param noiseStd standard deviation of the Gaussian label noise, at least 0
 * @param label what is made of the teacher's noisy output
 */
public record Model(
        Algorithm algorithm, Link link, Neuron neuron, Loss loss, Geometry geometry, double noiseStd, Label label)
        implements Serializable {

    /** A model whose labels are the teacher's noisy outputs themselves. */
    public Model(Algorithm algorithm, Link link, Neuron neuron, Loss loss, Geometry geometry, double noiseStd) {
        this(algorithm, link, neuron, loss, geometry, noiseStd, Label.IDENTITY);
    }

    /** The function of {@code <theta, x>} that labels without noise are. */
    public Link teacher() {
        return label.after(link);
    }

    /** Whether labels carry noise, so that a step draws one more Gaussian. */
    public boolean noisy() {
        return noiseStd > 0;
    }

    /** The direction at the inner learning rate {@code eta} in {@code dimension} dimensions, with work space for so many lanes. */
    public Direction direction(double eta, double dimension, int lanes) {
        return new Direction(this, eta, dimension, lanes);
    }
}
