package dev.escapement.simulation;

import java.io.Serializable;

/**
 * The end of a run.
 *
 * @param status never {@link Status#FAILED}
 * @param initialOverlap m before the first step
 * @param finalOverlap m after the last step; NaN if the run diverged
 * @param steps steps taken: the escape time, max-steps, or the step at which the run diverged
 */
public record Outcome(Status status, double initialOverlap, double finalOverlap, long steps) implements Serializable {}
