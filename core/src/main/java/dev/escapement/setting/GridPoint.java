package dev.escapement.setting;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.UnlearnableException;
import java.io.Serializable;

/**
 * A point of the grid as configured: learning rates are laws, not yet numbers.
 *
 * @param group all but the dimension
 * @param dimension d; beyond the range of an int for theory alone
 */
public record GridPoint(SettingGroup group, long dimension) implements Serializable {

    /** The point as theory sees it. */
    public Problem problem() {
        return new Problem(
                group.model(),
                dimension,
                group.rate().at(dimension),
                group.init(),
                group.escape(),
                group.batch().at(dimension));
    }

    /**
     * The point with its learning rates as numbers.
     *
     * @throws UnlearnableException if the link, of one direction, is constant or the activation flat
     * @throws dev.escapement.theory.NoFiniteEscapeException if the policy rests on theory and theory finds no escape
     */
    public Setting resolve() {
        if (group.model().target().directions() == 1) {
            UnlearnableException.check(group.model());
        }
        Problem problem = problem();
        return new Setting(this, problem.eta(), group.policy().gamma(problem));
    }
}
