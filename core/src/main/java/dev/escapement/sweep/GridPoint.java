package dev.escapement.sweep;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.StepSizePolicy;
import dev.escapement.theory.UnlearnableException;
import java.io.Serializable;

/**
 * A point of the grid as configured: learning rates are laws, not yet numbers.
 *
 * @param model the learning problem and the algorithm
 * @param init where runs start
 * @param escape when they stop
 * @param engine what simulates them
 * @param rate how the inner learning rate follows the dimension; {@code None} for algorithms without one
 * @param policy how the outer learning rate does
 * @param dimension d; beyond the range of an int for theory alone
 */
public record GridPoint(
        Model model,
        InitialCondition init,
        Escape escape,
        EngineChoice engine,
        LearningRate rate,
        StepSizePolicy policy,
        long dimension)
        implements Serializable {

    /** The point as theory sees it. */
    public Problem problem() {
        return new Problem(model, dimension, rate.at(dimension), init, escape);
    }

    /**
     * The point with its learning rates as numbers.
     *
     * @throws UnlearnableException if the link is constant or the activation flat
     * @throws dev.escapement.theory.NoFiniteEscapeException if the policy rests on theory and theory finds no escape
     */
    public Setting resolve() {
        UnlearnableException.check(model);
        Problem problem = problem();
        return new Setting(this, problem.eta(), policy.gamma(problem));
    }
}
