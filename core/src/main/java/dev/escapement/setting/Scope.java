package dev.escapement.setting;

/** What a field of a setting describes. Rows of tables are ordered by words first, see {@link SettingOrder}, then by
 * what comes first here. */
public enum Scope {
    /** What is trained, on what, and how it is simulated. */
    MODEL,
    /** How the outer learning rate gamma is set. */
    OUTER_RATE,
    /** How the inner learning rate eta is set. */
    INNER_RATE,
    /** The dimension, and the numbers that the learning rates have there; a group has them where no law sets them. */
    DIMENSION
}
