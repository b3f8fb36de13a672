package dev.escapement.algorithm;

import java.io.Serializable;

/**
 * An update rule: what multiplies {@code x} in one step of SGD on one fresh sample.
 *
 * <p>The family is closed. A new algorithm is one file, one entry in {@code permits} and one in {@link Algorithms}.
 */
public sealed interface Algorithm extends Serializable permits Alternating, BatchReuse, Online {

    /** The name in configurations and tables; {@link Algorithms#parse} reads it back. */
    String name();

    /** Whether the inner learning rate eta enters the rule. */
    boolean usesEta();

    /** Gradient evaluations that one step costs; every algorithm draws one sample per step. */
    int gradientEvaluationsPerStep();

    /**
     * The rule for given parameters, with work space for up to {@code lanes} lanes; not safe for use by two threads.
     *
     * @param eta the inner learning rate; ignored unless {@link #usesEta()}
     */
    Rule rule(Neuron neuron, Loss loss, double eta, int lanes);

    /** An update rule with its parameters bound. */
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
}
