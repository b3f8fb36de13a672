package dev.escapement.simulation;

import java.io.Serializable;
import java.util.List;

/**
 * The end of a run.
 *
 * @param status never {@link Status#FAILED}
 * @param initialOverlap m before the first step
 * @param finalOverlap m after the last step; NaN if the run diverged
 * @param steps steps taken: the escape time, max-steps, or the step at which the run diverged
 * @param passages through those of the scenario's levels that the run reached, by level
 */
public record Outcome(Status status, double initialOverlap, double finalOverlap, long steps, List<Passage> passages)
        implements Serializable {
    /** The end of a run that reached no level. */
    public Outcome(Status status, double initialOverlap, double finalOverlap, long steps) {
        this(status, initialOverlap, finalOverlap, steps, List.of());
    }
}
