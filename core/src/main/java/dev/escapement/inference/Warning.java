package dev.escapement.inference;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.survival.Cohorts;
import java.io.Serializable;
import java.util.Optional;

/** Something that a reader of an exponent should know. */
public record Warning(Kind kind, String text) implements Serializable {
    /** That an estimate rests on some of the dimensions alone, if it does. */
    public static Optional<Warning> ofDimensionsLeftOut(Estimated estimate, Cohorts cohorts) {
        int left = cohorts.size() - estimate.dimensions().size();
        return left == 0
                ? Optional.empty()
                : Optional.of(new Warning(
                        Kind.DIMENSIONS_LEFT_OUT,
                        left + " of " + cohorts.size() + " dimensions do not reach the quantile"));
    }

    /** What it is about. */
    public enum Kind {
        NOT_ESTIMATED,
        FAILED,
        CONTRADICTING,
        FEW_ESCAPES,
        FEW_DIMENSIONS,
        UNDER_ONE_DECADE,
        NO_ESCAPES_SOMEWHERE,
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
