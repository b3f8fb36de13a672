package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An update rule: what multiplies {@code x} in one step of SGD on one fresh sample.
 *
 * <p>A new rule is one file and one line in {@link Algorithms}. Theory asks a rule what it is and knows none by its class: a rule
 * that has neither form that theory can expand says so, and is evaluated.
 */
public interface Algorithm extends Serializable {

    /** The name in configurations and tables; {@link Algorithms#parse} reads it back. */
    String name();

    /** How often a step sees its samples, where the name alone does not say. */
    default OptionalInt statedPasses() {
        return OptionalInt.empty();
    }

    /**
     * The rule with another number of passes over the samples of a step.
     *
     * @throws IllegalArgumentException if the rule has no such number, or not this one
     */
    default Algorithm withPasses(int passes) {
        throw new IllegalArgumentException(name() + " sees its samples once; it takes no passes");
    }

    /** psi in the language of {@link FormulaRule#VOCABULARY}; the rule computes what it says. */
    Formula formula();

    /** Whether the inner learning rate eta enters the rule. */
    default boolean usesEta() {
        return formula().mentions("eta");
    }

    /** Whether {@code |x|^2} enters the rule. */
    default boolean readsSquaredNorm() {
        return formula().mentions("xx");
    }

    /** Whether the dimension enters the rule. */
    default boolean readsDimension() {
        return formula().mentions("d");
    }

    /** Whether the label enters the rule; where it does not, nothing can be learnt. */
    default boolean dependsOnLabel(Loss loss) {
        return formula().bind(Map.of(), Map.of(), loss.formula()).mentions("y");
    }

    /** Gradient evaluations that one step costs, at least 1; every algorithm draws one sample per step. */
    default int gradientEvaluationsPerStep() {
        return Math.max(1, formula().calls("res"));
    }

    /**
     * The rule for given parameters, with work space for up to {@code lanes} lanes; not safe for use by two threads.
     *
     * @param eta the inner learning rate; ignored unless {@link #usesEta()}
     * @param dimension d, which a rule may read; not bound to the range of an int
     */
    Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes);

    /**
     * The rule on batches of {@code batch} samples for {@code width} neurons, whose outputs add up to the prediction; at one sample
     * and one neuron it is {@link #rule}.
     *
     * @param eta the inner learning rate; ignored unless {@link #usesEta()}
     * @param dimension d, which a rule may read
     * @throws IllegalArgumentException if the rule says nothing of several neurons
     */
    BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch);

    /**
     * The rule on batches for one neuron, a few samples at a time; it does what {@link #onBatch} does.
     *
     * @param eta the inner learning rate; ignored unless {@link #usesEta()}
     * @param dimension d, which a rule may read
     * @param lanes work space for so many samples at once
     * @throws IllegalArgumentException if the rule reads {@code |x|^2}
     */
    default PooledRule pooled(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        if (readsSquaredNorm()) {
            throw new IllegalArgumentException(name() + " reads |x|^2, and so needs its whole batch at once");
        }
        return PooledRule.ofEach(rule(neuron, loss, eta, dimension, lanes));
    }

    /**
     * Functions of the sample at whose changes of sign psi is not smooth, besides the breaks of the activation at z itself.
     * Parameters as for {@link #rule}.
     */
    List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes);

    /**
     * The highest degree in the pre-activation of the polynomials that psi consists of between changes of sign of its
     * {@link #kinks} and the breaks of the activation; empty if psi has other pieces.
     */
    default OptionalInt pieceDegree(Neuron neuron, Loss loss) {
        return formula()
                .bind(Map.of(), Map.of("act", neuron.activation()), loss.formula())
                .pieceDegree("z");
    }

    /** {@code psi / act'(z)}, if that is a polynomial in eta, y and act(z); empty for any other rule or loss. */
    Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss);

    /**
     * Whether psi is the online direction g after a free step along itself, {@code psi = g(z + eta g(z) |x|^2)}, which theory
     * expands by Taylor's series in {@code eta d}.
     */
    boolean repeatsGradient();

    /** What else the samples of a batch share in a step, besides the mean of their directions. */
    default Coupling coupling() {
        return Coupling.NONE;
    }

    /**
     * The rule that one sample of a batch follows, given what the other samples have added to the second layer; the rule itself
     * unless they have that layer in common.
     *
     * @param shift what the others add
     * @param share the part of the learning rate with which the sample itself moves it
     */
    default Algorithm amongOthers(double shift, double share) {
        return this;
    }

    /** What one sample's direction owes to the other samples of its batch. */
    enum Coupling {
        /** Nothing: it is psi of that sample. */
        NONE,
        /** A second layer that the whole batch has moved. */
        SECOND_LAYER,
        /** First-layer weights that the whole batch has displaced. */
        WEIGHTS
    }

    /** An update rule with its parameters bound. */
    @FunctionalInterface
    interface Rule {
        /**
         * The direction psi on {@code n} lanes.
         *
         * @param y labels
         * @param z pre-activations {@code <w, x>}
         * @param squaredNorm {@code |x|^2}
         * @param psi receives the directions; none of the inputs
         */
        void psi(double[] y, double[] z, double[] squaredNorm, double[] psi, int n);
    }

    /** A function of the sample, with a rule's parameters bound. */
    @FunctionalInterface
    interface Kink {
        /** Writes the function's values on {@code n} lanes; arguments as in {@link Rule#psi}. */
        void at(double[] y, double[] z, double[] squaredNorm, double[] out, int n);
    }
}
