package dev.escapement.algorithm;

import dev.escapement.formula.Expression;
import dev.escapement.formula.Formula;
import dev.escapement.formula.Program;
import dev.escapement.link.Language;
import dev.escapement.numeric.Decimals;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The loss whose negative gradient drives a step, through the residual {@code r} it assigns to a label and a prediction.
 *
 * <p>A new loss is one line in {@link #all}. Losses are immutable values. Theory knows no loss by its name. It expands psi where
 * {@link #predictionFactor} says that the residual is linear; for any other residual it evaluates psi by quadrature, split
 * where {@link #kinks} says, and finds the leading powers of the inner learning rate by evaluation too. Where these do not
 * settle, a prediction is absent with the caveat {@code UNDECIDED}. A kink that is not named costs digits and may cost an
 * exact zero; the contract test finds it.
 */
public sealed interface Loss extends Serializable {
    /** {@code -y * prediction}: {@code r = y}. */
    Loss CORRELATION = new Correlation();

    /** {@code (y - prediction)^2 / 2}: {@code r = y - prediction}. */
    Loss SQUARED = new Squared();

    /** What {@link #named} reads, for messages. */
    String ALLOWED = "correlation, squared, absolute, huber(c) or logistic";

    /** Every loss that has a name; of the family {@code huber(c)}, the member with c = 1. */
    static List<Loss> all() {
        return ByResidual.ALL;
    }

    /**
     * The loss of a name; a member of {@code huber(c)} for every c.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Loss named(String name) {
        return known(name).orElseThrow(() -> new IllegalArgumentException("no loss is called " + name));
    }

    private static Optional<Loss> known(String name) {
        if (name.equals("huber") || name.equals("huber()")) {
            throw new IllegalArgumentException("huber needs its width c, such as huber(1)");
        }
        if (name.startsWith("huber(") && name.endsWith(")")) {
            return Optional.of(ByResidual.huber(name.substring("huber(".length(), name.length() - 1)));
        }
        return all().stream().filter(loss -> loss.label().equals(name)).findFirst();
    }

    /**
     * The loss of a residual, a formula in the label y and the prediction f. If a loss of a fixed name has
     * this residual, then that loss; a member of {@code huber(c)} is told by its name only.
     *
     * @throws dev.escapement.formula.FormulaException if it is no such formula
     */
    static Loss ofResidual(String text) {
        Formula residual = Formula.parse(text, Language.RESIDUAL);
        return all().stream()
                .filter(loss ->
                        !loss.label().startsWith("huber") && loss.formula().saysTheSameAs(residual))
                .findFirst()
                .orElseGet(() -> new ByResidual(residual.toString(), residual));
    }

    /**
     * The loss that a label spells.
     *
     * @throws IllegalArgumentException if it spells none
     */
    static Loss parse(String label) {
        return known(label).orElseGet(() -> ofResidual(label));
    }

    /**
     * The spelling in tables: a name, such as {@code squared} or {@code huber(1)}, or else a residual's canonical text;
     * {@link #parse} reads it back.
     */
    String label();

    /** The residual as a formula. */
    Formula formula();

    /**
     * The residual, minus the loss's derivative in the prediction, with work space for up to {@code lanes} lanes; not safe for use
     * by two threads.
     */
    OnLanes residual(int lanes);

    /** Whether the residual depends on the prediction. */
    boolean readsPrediction();

    /**
     * c, if the residual is {@code y - c prediction}, so that psi can be expanded; empty for any other residual, which theory
     * evaluates.
     */
    OptionalDouble predictionFactor();

    /** Functions of label and prediction at whose changes of sign the residual is not smooth; work space as for {@link #residual}. */
    List<OnLanes> kinks(int lanes);

    /** A function of label and prediction. */
    @FunctionalInterface
    interface OnLanes {
        /** Writes the function's values on {@code n} lanes; {@code out} is none of the inputs. */
        void at(double[] y, double[] prediction, double[] out, int n);
    }

    /** {@link #CORRELATION}. */
    record Correlation() implements Loss {
        private static final Formula FORMULA = Formula.parse("y", Language.RESIDUAL);

        @Override
        public String label() {
            return "correlation";
        }

        @Override
        public Formula formula() {
            return FORMULA;
        }

        @Override
        public OnLanes residual(int lanes) {
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
        public List<OnLanes> kinks(int lanes) {
            return List.of();
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /** {@link #SQUARED}. */
    record Squared() implements Loss {
        private static final Formula FORMULA = Formula.parse("y - f", Language.RESIDUAL);

        @Override
        public String label() {
            return "squared";
        }

        @Override
        public Formula formula() {
            return FORMULA;
        }

        @Override
        public OnLanes residual(int lanes) {
            return (y, prediction, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = y[i] - prediction[i];
                }
            };
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
        public List<OnLanes> kinks(int lanes) {
            return List.of();
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /**
     * A loss that is known by its residual.
     *
     * @param label its name, or the residual's canonical text
     * @param formula the residual
     */
    record ByResidual(String label, Formula formula) implements Loss {
        private static final List<Loss> ALL = List.of(
                CORRELATION,
                SQUARED,
                named("absolute", "sign(y - f)"),
                huber("1"),
                named("logistic", "y / (1 + exp(y * f))"));

        private static ByResidual named(String label, String residual) {
            return new ByResidual(label, Formula.parse(residual, Language.RESIDUAL));
        }

        /** {@code (y - f)^2 / 2} up to an error of c, straight beyond. */
        private static ByResidual huber(String width) {
            double c;
            try {
                c = Double.parseDouble(width);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("huber(c) needs a number c, not " + width, e);
            }
            if (!(c > 0 && Double.isFinite(c))) {
                throw new IllegalArgumentException("huber(c) needs a positive, finite c, not " + width);
            }
            String spelled = Decimals.spell(c);
            return named("huber(" + spelled + ")", "clip(y - f, -" + spelled + ", " + spelled + ")");
        }

        @Override
        public OnLanes residual(int lanes) {
            return bound(formula.expression(), lanes);
        }

        @Override
        public boolean readsPrediction() {
            return formula.mentions("f");
        }

        @Override
        public OptionalDouble predictionFactor() {
            return OptionalDouble.empty();
        }

        @Override
        public List<OnLanes> kinks(int lanes) {
            return formula.expression().kinks().stream()
                    .map(kink -> bound(kink, lanes))
                    .toList();
        }

        private static OnLanes bound(Expression expression, int lanes) {
            Program program = expression.program(lanes);
            double[][] inputs = new double[2][];
            return (y, prediction, out, n) -> {
                inputs[0] = y;
                inputs[1] = prediction;
                program.run(inputs, out, n);
            };
        }

        @Override
        public String toString() {
            return label();
        }
    }
}
