package dev.escapement.inference;

/** Something that a reader of an exponent should know. */
public record Warning(Kind kind, String text) {
    /** What it is about. */
    public enum Kind {
        NOT_ESTIMATED,
        FEW_ESCAPES,
        FEW_DIMENSIONS,
        UNDER_ONE_DECADE,
        MOSTLY_CENSORED,
        DIVERGED,
        DIMENSIONS_LEFT_OUT,
        NOT_RESAMPLED,
        OPEN_INTERVAL,
        SCALE_FOLLOWS_DIMENSION,
        FAMILIES_REJECTED,
        EXPONENT_DRIFTS,
        MODELS_TIE,
        NOT_POWER_LAW
    }
}
