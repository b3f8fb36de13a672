package dev.escapement.sweep;

import java.io.Serializable;

/** The step at which a run is censored. */
public sealed interface StepCap extends Serializable {

    /** max-steps at a dimension, at least 1. */
    long at(long dimension);

    /** The same at every dimension. */
    record Fixed(long maxSteps) implements StepCap {
        @Override
        public long at(long dimension) {
            return maxSteps;
        }
    }

    /** {@code stepsPerDimension * d}, rounded, at least 1. */
    record PerDimension(double stepsPerDimension) implements StepCap {
        @Override
        public long at(long dimension) {
            return Math.max(1, Math.round(stepsPerDimension * dimension));
        }
    }
}
