package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;

/**
 * The mean map's prediction of an escape time: the exact expectation of one step, followed to the threshold. It asks
 * {@link MeanDynamics}, which does the work, for one learning rate.
 */
public final class MeanMap {
    private MeanMap() {}

    /**
     * T_G: steps to the threshold at an outer learning rate; positive infinity where the mean dynamics never get there.
     *
     * @param gamma positive
     */
    public static double escapeStep(Problem problem, double gamma) {
        return MeanDynamics.escapeStep(problem, gamma);
    }
}
