package dev.escapement.theory;

import dev.escapement.algorithm.Algorithm.Coupling;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import java.util.Optional;

/** What theory predicts for. Elsewhere predictions are absent, for the reason given here. */
public final class Coverage {
    private Coverage() {}

    /**
     * Why there is no prediction; empty if there is one.
     *
     * @param batches whether steps may see more than one sample
     */
    public static Optional<Caveat> gap(Model model, boolean batches) {
        if (!model.single()) {
            return Optional.of(Caveat.SEVERAL);
        }
        return batches && model.algorithm().coupling() == Coupling.WEIGHTS
                ? Optional.of(Caveat.REUSED_BATCH)
                : Optional.empty();
    }

    /** The same of a problem. */
    public static Optional<Caveat> gap(Problem problem) {
        return gap(problem.model(), problem.batch() > 1);
    }
}
