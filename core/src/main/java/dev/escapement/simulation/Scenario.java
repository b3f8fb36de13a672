package dev.escapement.simulation;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import java.io.Serializable;

/**
 * All that the law of a run depends on.
 *
 * @param model a step, but for the following numbers
 * @param dimension d, at least 2
 * @param eta the inner learning rate; ignored by algorithms that have none
 * @param gamma the outer learning rate, positive
 * @param init where runs start
 * @param escape when they stop
 * @param maxSteps the step at which a run is censored, at least 1
 * @param batch B, the samples of a step, at least 1
 */
public record Scenario(
        Model model,
        int dimension,
        double eta,
        double gamma,
        InitialCondition init,
        Escape escape,
        long maxSteps,
        int batch)
        implements Serializable {
    /** A scenario whose steps see one sample. */
    public Scenario(
            Model model, int dimension, double eta, double gamma, InitialCondition init, Escape escape, long maxSteps) {
        this(model, dimension, eta, gamma, init, escape, maxSteps, 1);
    }

    /** Whether a step in K + B coordinates has the law of the step in all d of them. */
    public boolean reducible() {
        return dimension - model.span() >= batch;
    }
}
