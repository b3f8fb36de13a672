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

    /** b of the power of the dimension that the size follows; 0 for a number. */
    double exponent();

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
    }

    /** {@code max(1, round(coefficient d^exponent))}. */
    record Law(double coefficient, double exponent) implements BatchSize {
        @Override
        public int at(double dimension) {
            double size = new PowerLaw(coefficient, -exponent).at(dimension);
            if (!(size < LARGEST + 0.5)) {
                throw new ArithmeticException("a batch of " + size + " samples at d = " + dimension);
            }
            return (int) Math.max(1, Math.round(size));
        }
    }
}
