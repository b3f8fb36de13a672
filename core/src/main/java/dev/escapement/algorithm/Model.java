package dev.escapement.algorithm;

import dev.escapement.link.Link;
import dev.escapement.link.MultiLink;
import java.io.Serializable;
import java.util.Optional;

/**
 * A learning problem with the algorithm that attacks it: everything about a step but the dimension, the learning rates and the
 * batch.
 *
 * @param algorithm gives the direction psi
 * @param target the teacher's link of r directions: {@code y = label(target(s1, ..., sr) + noiseStd g)}
 * @param neuron the student, or one of its neurons
 * @param loss gives the residual
 * @param geometry retracts
 * @param noiseStd standard deviation of the Gaussian label noise, at least 0
 * @param label what is made of the teacher's noisy output
 * @param width N, the number of neurons, at least 1; their outputs add up
 * @param momentum beta of {@code v <- beta v + G, w <- w + gamma v}, in [0, 1)
 */
public record Model(
        Algorithm algorithm,
        MultiLink target,
        Neuron neuron,
        Loss loss,
        Geometry geometry,
        double noiseStd,
        Label label,
        int width,
        double momentum)
        implements Serializable {

    /** A model of one neuron and one direction, without momentum. */
    public Model(
            Algorithm algorithm, Link link, Neuron neuron, Loss loss, Geometry geometry, double noiseStd, Label label) {
        this(algorithm, new MultiLink.Single(link), neuron, loss, geometry, noiseStd, label, 1, 0);
    }

    /** Such a model, whose labels are the teacher's noisy outputs themselves. */
    public Model(Algorithm algorithm, Link link, Neuron neuron, Loss loss, Geometry geometry, double noiseStd) {
        this(algorithm, link, neuron, loss, geometry, noiseStd, Label.IDENTITY);
    }

    /**
     * The teacher's link.
     *
     * @throws IllegalStateException if it has several directions
     */
    public Link link() {
        if (target instanceof MultiLink.Single single) {
            return single.link();
        }
        throw new IllegalStateException(target.name() + " is a link of " + target.directions() + " directions");
    }

    /** Whether there are one neuron, one direction and no momentum: what theory and the lane kernels know. */
    public boolean single() {
        return width == 1 && target instanceof MultiLink.Single && momentum == 0;
    }

    /** r, the number of directions. */
    public int directions() {
        return target.directions();
    }

    /** How many vectors a run stores: the neurons and, with momentum, as many velocities. */
    public int vectors() {
        return momentum > 0 ? 2 * width : width;
    }

    /** K: the dimension of the span of the directions and the stored vectors. */
    public int span() {
        return target.directions() + vectors();
    }

    /** The function of {@code <theta, x>} that labels without noise are. */
    public Link teacher() {
        return label.after(link());
    }

    /** Whether labels carry noise, so that a step draws one more Gaussian a sample. */
    public boolean noisy() {
        return noiseStd > 0;
    }

    /** The teacher's labels, with work space for so many lanes. */
    public Labels labels(int lanes) {
        return new Labels(this, lanes);
    }

    /**
     * Whether a step on a batch acts like one sample's, so that runs can share lanes: one neuron and one direction, no momentum, and of
     * several samples none whose {@code |x|^2} the rule reads.
     */
    public boolean actsLikeOneSample(int batch) {
        return single() && (batch == 1 || !algorithm.readsSquaredNorm());
    }

    /** The direction as a product of polynomials; empty if it is none. */
    public Optional<PolynomialGradient> polynomialGradient() {
        return PolynomialGradient.of(this);
    }

    /** The direction at the inner learning rate {@code eta} in {@code dimension} dimensions, with work space for so many lanes. */
    public Direction direction(double eta, double dimension, int lanes) {
        return new Direction(this, eta, dimension, lanes);
    }
}
