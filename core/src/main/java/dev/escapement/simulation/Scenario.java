package dev.escapement.simulation;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import java.io.Serializable;
import java.util.List;

/**
 * All that the law of a run depends on, and what is to be noted of it.
 *
 * @param model a step, but for the following numbers
 * @param dimension d, at least 2
 * @param eta the inner learning rate; ignored by algorithms that have none
 * @param gamma the outer learning rate, positive
 * @param init where runs start
 * @param escape when they stop
 * @param maxSteps the step at which a run is censored, at least 1
 * @param batch B, the samples of a step, at least 1
 * @param levels overlaps below the threshold, rising, whose first passages are noted; no run is changed by them
 */
public record Scenario(
        Model model,
        int dimension,
        double eta,
        double gamma,
        InitialCondition init,
        Escape escape,
        long maxSteps,
        int batch,
        List<Double> levels)
        implements Serializable {
    /** A scenario. */
    public Scenario {
        levels = List.copyOf(levels);
    }

    /** A scenario of no levels. */
    public Scenario(
            Model model,
            int dimension,
            double eta,
            double gamma,
            InitialCondition init,
            Escape escape,
            long maxSteps,
            int batch) {
        this(model, dimension, eta, gamma, init, escape, maxSteps, batch, List.of());
    }

    /** A scenario whose steps see one sample. */
    public Scenario(
            Model model, int dimension, double eta, double gamma, InitialCondition init, Escape escape, long maxSteps) {
        this(model, dimension, eta, gamma, init, escape, maxSteps, 1);
    }

    /** The same with levels. */
    public Scenario withLevels(List<Double> others) {
        return new Scenario(model, dimension, eta, gamma, init, escape, maxSteps, batch, others);
    }

    /** Whether a step in K + B coordinates has the law of the step in all d of them. */
    public boolean reducible() {
        return dimension - model.span() >= batch;
    }
}
