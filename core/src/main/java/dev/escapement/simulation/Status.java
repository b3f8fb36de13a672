package dev.escapement.simulation;

/** How a cell ended. */
public enum Status {
    /** The overlap reached the threshold. */
    ESCAPED,
    /** It had not by max-steps. */
    CENSORED,
    /** The state stopped being finite; such a run never escapes. */
    DIVERGED,
    /** The cell threw, and has no result. */
    FAILED
}
