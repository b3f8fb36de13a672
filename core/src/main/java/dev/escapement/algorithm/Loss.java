package dev.escapement.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The loss whose negative gradient drives a step, through the residual {@code r} it assigns to a label and a prediction.
 *
 * <p>A new loss is one constant; what it does not say does not compile. Theory knows no loss by its name. It expands psi where
 * {@link #predictionFactor} says that the residual is linear; for any other residual it evaluates psi by quadrature, split
 * where {@link #kinks} says, and finds the leading powers of the inner learning rate by evaluation too. Where these do not
 * settle, a prediction is absent with the caveat {@code UNDECIDED}. A kink that is not named costs digits and may cost an
 * exact zero; the contract test finds it.
 */
public enum Loss {
    /** {@code -y * prediction}: {@code r = y}. */
    CORRELATION("correlation") {
        @Override
        public void residual(double[] y, double[] prediction, double[] out, int n) {
            System.arraycopy(y, 0, out, 0, n);
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
        public List<Kink> kinks() {
            return List.of();
        }
    },
    /** {@code (y - prediction)^2 / 2}: {@code r = y - prediction}. */
    SQUARED("squared") {
        @Override
        public void residual(double[] y, double[] prediction, double[] out, int n) {
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
        public List<Kink> kinks() {
            return List.of();
        }
    };

    /** The names, for messages. */
    public static final String ALLOWED =
            Arrays.stream(values()).map(Loss::label).collect(Collectors.joining(" or "));

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }

    /**
     * The residual, minus the loss's derivative in the prediction, on {@code n} lanes.
     *
     * @param y labels
     * @param prediction predictions
     * @param out receives the residuals; may be {@code prediction}
     */
    public abstract void residual(double[] y, double[] prediction, double[] out, int n);

    /** Whether the residual depends on the prediction. */
    public abstract boolean readsPrediction();

    /**
     * c, if the residual is {@code y - c prediction}, so that psi can be expanded; empty for any other residual, which theory
     * evaluates.
     */
    public abstract OptionalDouble predictionFactor();

    /** Functions of label and prediction at whose changes of sign the residual is not smooth. */
    public abstract List<Kink> kinks();

    /** A function of label and prediction. */
    @FunctionalInterface
    public interface Kink {
        /** Writes the function's values on {@code n} lanes; {@code out} is none of the inputs. */
        void at(double[] y, double[] prediction, double[] out, int n);
    }
}
