package dev.escapement.setting;

import dev.escapement.numeric.PowerLaw;
import java.io.Serializable;

/** How the inner learning rate eta follows the dimension. */
public sealed interface LearningRate extends Serializable {

    /** eta at a dimension; NaN where the algorithm has none, or where it is left open. */
    default double at(double dimension) {
        return asPower().at(dimension);
    }

    /**
     * The law that gives the same rates: a plain number is one with exponent 0; without a rate, or with one that is left
     * open, what is missing is NaN.
     */
    PowerLaw asPower();

    /** The plain number; null where this is none. */
    Double plainValue();

    /** The law's coefficient; null without a law. */
    Double lawCoefficient();

    /** The law's exponent; null without a law, or where it is left open. */
    Double lawExponent();

    /** A number, the same at every dimension. */
    record Given(double value) implements LearningRate {
        @Override
        public double at(double dimension) {
            return value;
        }

        @Override
        public PowerLaw asPower() {
            return new PowerLaw(value, 0);
        }

        @Override
        public Double plainValue() {
            return value;
        }

        @Override
        public Double lawCoefficient() {
            return null;
        }

        @Override
        public Double lawExponent() {
            return null;
        }
    }

    /** {@code eta = coefficient d^-exponent}. */
    record Law(double coefficient, double exponent) implements LearningRate {
        @Override
        public PowerLaw asPower() {
            return new PowerLaw(coefficient, exponent);
        }

        @Override
        public Double plainValue() {
            return null;
        }

        @Override
        public Double lawCoefficient() {
            return coefficient;
        }

        @Override
        public Double lawExponent() {
            return exponent;
        }
    }

    /** No inner learning rate: online SGD. */
    record None() implements LearningRate {
        @Override
        public PowerLaw asPower() {
            return new PowerLaw(Double.NaN, 0);
        }

        @Override
        public Double plainValue() {
            return null;
        }

        @Override
        public Double lawCoefficient() {
            return null;
        }

        @Override
        public Double lawExponent() {
            return null;
        }
    }

    /** The laws of one coefficient, whatever their exponent: a transition is found among them. */
    record AnyExponent(double coefficient) implements LearningRate {
        @Override
        public PowerLaw asPower() {
            return new PowerLaw(coefficient, Double.NaN);
        }

        @Override
        public Double plainValue() {
            return null;
        }

        @Override
        public Double lawCoefficient() {
            return coefficient;
        }

        @Override
        public Double lawExponent() {
            return null;
        }
    }

    /** Every learning rate: a crossover is found among them. */
    record Any() implements LearningRate {
        @Override
        public PowerLaw asPower() {
            return new PowerLaw(Double.NaN, 0);
        }

        @Override
        public Double plainValue() {
            return null;
        }

        @Override
        public Double lawCoefficient() {
            return null;
        }

        @Override
        public Double lawExponent() {
            return null;
        }
    }
}
