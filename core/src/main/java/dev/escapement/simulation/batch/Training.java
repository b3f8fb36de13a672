package dev.escapement.simulation.batch;

import dev.escapement.algorithm.Recovery;
import dev.escapement.link.MultiLink;
import dev.escapement.simulation.Scenario;
import java.io.Serializable;

/**
 * All that the law of a run depends on, where more than one neuron, sample or direction may be in it.
 *
 * @param scenario the rest; its model's link is not read
 * @param link the teacher's
 * @param width N, at least 1
 * @param batch B, at least 1
 * @param momentum beta, in [0, 1)
 * @param recovery what has to reach the threshold
 */
public record Training(Scenario scenario, MultiLink link, int width, int batch, double momentum, Recovery recovery)
        implements Serializable {

    /** How many vectors a run stores: the neurons and, with momentum, as many velocities. */
    int vectors() {
        return momentum > 0 ? 2 * width : width;
    }

    /** K: the dimension of the span of the directions and the stored vectors. */
    public int span() {
        return link.directions() + vectors();
    }

    /** Whether the step in K + B coordinates has the law of the step in all of them. */
    public boolean reducible() {
        return scenario.dimension() - span() >= batch;
    }
}
