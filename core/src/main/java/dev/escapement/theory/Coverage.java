package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import java.util.Optional;

/** What theory predicts for. Elsewhere predictions are absent, for the reason given here. */
public final class Coverage {
    private Coverage() {}

    /** Why there is no prediction; empty if there is one. */
    public static Optional<Caveat> gap(Model model) {
        return model.single() ? Optional.empty() : Optional.of(Caveat.SEVERAL);
    }
}
