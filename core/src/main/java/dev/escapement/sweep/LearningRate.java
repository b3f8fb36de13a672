package dev.escapement.sweep;

import java.io.Serializable;

/** How the inner learning rate eta follows the dimension. */
public sealed interface LearningRate extends Serializable {

    /** eta at a dimension; NaN where the algorithm has none. */
    double at(double dimension);

    /** The law that gives the same rates: a plain number is one with exponent 0; without a rate, its coefficient is NaN. */
    default Law asLaw() {
        return this instanceof Law law ? law : new Law(at(1), 0);
    }

    /** A number, the same at every dimension. */
    record Given(double value) implements LearningRate {
        @Override
        public double at(double dimension) {
            return value;
        }
    }

    /** {@code eta = coefficient d^-exponent}. */
    record Law(double coefficient, double exponent) implements LearningRate {
        @Override
        public double at(double dimension) {
            return coefficient * StrictMath.pow(dimension, -exponent);
        }
    }

    /** No inner learning rate: online SGD. */
    record None() implements LearningRate {
        @Override
        public double at(double dimension) {
            return Double.NaN;
        }
    }
}
