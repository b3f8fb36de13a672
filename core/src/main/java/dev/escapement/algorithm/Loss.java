package dev.escapement.algorithm;

import dev.escapement.numeric.Decimals;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The loss whose negative gradient drives a step, through the residual {@code r} it assigns to a label and a prediction.
 *
 * <p>A new loss is one record and one entry in {@link #all}; what it does not say does not compile. Losses are immutable values.
 */
public sealed interface Loss extends Serializable {
    /** {@code -y * prediction}: {@code r = y}. */
    Loss CORRELATION = new Correlation();

    /** {@code (y - prediction)^2 / 2}: {@code r = y - prediction}. */
    Loss SQUARED = new Squared();

    /** What {@link #parse} reads, for messages. */
    String ALLOWED = "correlation, squared, absolute, huber(c) or logistic";

    /** Every loss that has a name; of the family {@code huber(c)}, the member with c = 1. */
    static List<Loss> all() {
        return List.of(CORRELATION, SQUARED, new Absolute(), new Huber(1), new Logistic());
    }

    /**
     * The loss that a label spells.
     *
     * @throws IllegalArgumentException if it spells none
     */
    static Loss parse(String label) {
        if (label.startsWith("huber(") && label.endsWith(")")) {
            return Huber.parse(label.substring("huber(".length(), label.length() - 1));
        }
        return all().stream()
                .filter(loss -> loss.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no loss is called " + label));
    }

    /** The name in configurations and tables, such as {@code squared} or {@code huber(1)}; {@link #parse} reads it back. */
    String label();

    /**
     * The residual, minus the loss's derivative in the prediction, with work space for up to {@code lanes} lanes; not safe for use
     * by two threads.
     */
    Residual residual(int lanes);

    /** Whether the residual depends on the prediction. */
    boolean readsPrediction();

    /**
     * c, if the residual is {@code y - c prediction}, so that psi can be expanded; empty for any other residual, which theory
     * evaluates.
     */
    OptionalDouble predictionFactor();

    /** Functions of label and prediction at whose changes of sign the residual is not smooth; work space as for {@link #residual}. */
    List<Kink> kinks(int lanes);

    /** The residual of a loss. */
    @FunctionalInterface
    interface Residual {
        /** Writes the residuals on {@code n} lanes; {@code out} may be {@code prediction}. */
        void at(double[] y, double[] prediction, double[] out, int n);
    }

    /** A function of label and prediction. */
    @FunctionalInterface
    interface Kink {
        /** Writes the function's values on {@code n} lanes; {@code out} is none of the inputs. */
        void at(double[] y, double[] prediction, double[] out, int n);
    }

    /** {@link #CORRELATION}. */
    record Correlation() implements Loss {
        @Override
        public String label() {
            return "correlation";
        }

        @Override
        public Residual residual(int lanes) {
            return (y, prediction, out, n) -> System.arraycopy(y, 0, out, 0, n);
        }

        @Override
        public boolean readsPrediction() {
            return false;
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.of(0);
        }

        @Override
        public List<Kink> kinks(int lanes) {
            return List.of();
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /** {@link #SQUARED}. */
    record Squared() implements Loss {
        @Override
        public String label() {
            return "squared";
        }

        @Override
        public Residual residual(int lanes) {
            return Squared::difference;
        }

        private static void difference(double[] y, double[] prediction, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = y[i] - prediction[i];
            }
        }

        @Override
        public boolean readsPrediction() {
            return true;
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.of(1);
        }

        @Override
        public List<Kink> kinks(int lanes) {
            return List.of();
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /** {@code |y - prediction|}: {@code r = sign(y - prediction)}. */
    record Absolute() implements Loss {
        @Override
        public String label() {
            return "absolute";
        }

        @Override
        public Residual residual(int lanes) {
            return (y, prediction, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.signum(y[i] - prediction[i]);
                }
            };
        }

        @Override
        public boolean readsPrediction() {
            return true;
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.empty();
        }

        @Override
        public List<Kink> kinks(int lanes) {
            return List.of(Squared::difference);
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /**
     * Huber's: squared up to an error of {@code width}, straight beyond: {@code r = clip(y - prediction, -width, width)}.
     *
     * @param width c, positive and finite, in units of the label
     */
    record Huber(double width) implements Loss {
        /** Refuses a width that is no width. */
        public Huber {
            if (!(width > 0 && Double.isFinite(width))) {
                throw new IllegalArgumentException("huber(c) needs a positive, finite c, not " + Decimals.spell(width));
            }
        }

        private static Huber parse(String width) {
            try {
                return new Huber(Double.parseDouble(width));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("huber(c) needs a number c, not " + width, e);
            }
        }

        @Override
        public String label() {
            return "huber(" + Decimals.spell(width) + ")";
        }

        @Override
        public Residual residual(int lanes) {
            return (y, prediction, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.min(Math.max(y[i] - prediction[i], -width), width);
                }
            };
        }

        @Override
        public boolean readsPrediction() {
            return true;
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.empty();
        }

        @Override
        public List<Kink> kinks(int lanes) {
            return List.of(errorPast(-width), errorPast(width));
        }

        private static Kink errorPast(double end) {
            return (y, prediction, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = y[i] - prediction[i] - end;
                }
            };
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /** {@code log(1 + exp(-y * prediction))}, for labels -1 and 1: {@code r = y / (1 + exp(y * prediction))}. */
    record Logistic() implements Loss {
        @Override
        public String label() {
            return "logistic";
        }

        /** Where the exponential overflows, the residual is 0. */
        @Override
        public Residual residual(int lanes) {
            return (y, prediction, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = y[i] / (1 + StrictMath.exp(y[i] * prediction[i]));
                }
            };
        }

        @Override
        public boolean readsPrediction() {
            return true;
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.empty();
        }

        @Override
        public List<Kink> kinks(int lanes) {
            return List.of();
        }

        @Override
        public String toString() {
            return label();
        }
    }
}
