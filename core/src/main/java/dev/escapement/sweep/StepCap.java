package dev.escapement.sweep;

import java.io.Serializable;

/** The step at which a run is censored. */
public sealed interface StepCap extends Serializable {

    /** max-steps at a dimension, at least 1. */
    long at(int dimension);

    /** The same at every dimension. */
    record Fixed(long maxSteps) implements StepCap {
        @Override
        public long at(int dimension) {
            return maxSteps;
        }
    }

    /** {@code stepsPerDimension * d}, rounded, at least 1. */
    record PerDimension(double stepsPerDimension) implements StepCap {
        @Override
        public long at(int dimension) {
            return Math.max(1, Math.round(stepsPerDimension * dimension));
        }
    }
}
