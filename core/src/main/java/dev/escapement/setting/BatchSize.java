package dev.escapement.setting;

import dev.escapement.numeric.PowerLaw;
import java.io.Serializable;

/** How the number of samples of a step follows the dimension. */
public sealed interface BatchSize extends Serializable {
    /** The largest batch that is simulated. */
    int LARGEST = 1_000_000;

    /** One sample a step. */
    BatchSize ONE = new Given(1);

    /**
     * The size at a dimension, at least 1.
     *
     * @throws ArithmeticException if it is larger than {@link #LARGEST}
     */
    int at(double dimension);

    /** The plain number; null where this is none. */
    Integer plainValue();

    /** The law's coefficient; null without a law. */
    Double lawCoefficient();

    /** The law's exponent; null without a law. */
    Double lawExponent();

    /** b of {@code B ~ d^b}; 0 for a number. */
    double exponent();

    /** The number or the law as names of groups have it. */
    String label();

    /** A number, the same at every dimension. */
    record Given(int size) implements BatchSize {
        @Override
        public int at(double dimension) {
            return size;
        }

        @Override
        public double exponent() {
            return 0;
        }

        @Override
        public Integer plainValue() {
            return size;
        }

        @Override
        public Double lawCoefficient() {
            return null;
        }

        @Override
        public Double lawExponent() {
            return null;
        }

        @Override
        public String label() {
            return Integer.toString(size);
        }
    }

    /** {@code max(1, round(coefficient d^exponent))}. */
    record Law(double coefficient, double exponent) implements BatchSize {
        @Override
        public int at(double dimension) {
            double size = power().at(dimension);
            if (!(size <= LARGEST)) {
                throw new ArithmeticException("a batch of " + size + " samples at d = " + dimension);
            }
            return (int) Math.max(1, Math.round(size));
        }

        /** The law before it is rounded. */
        public PowerLaw power() {
            return new PowerLaw(coefficient, -exponent);
        }

        @Override
        public Integer plainValue() {
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

        @Override
        public String label() {
            return Rates.spell(power());
        }
    }
}
