package dev.escapement.algorithm;

/**
 * An update rule on a batch for one neuron, whose direction at a sample depends on the other samples through one mean at most. So
 * the samples can come a few at a time. It has its parameters bound, and is not safe for use by two threads.
 */
public interface PooledRule {
    /** Whether the direction depends on the mean. */
    boolean pools();

    /**
     * Writes what the mean over the batch is taken of, on {@code n} lanes of one sample each.
     *
     * @param y labels
     * @param z pre-activations {@code <w, x>}
     * @param terms receives the terms; none of the inputs
     */
    void terms(double[] y, double[] z, double[] terms, int n);

    /**
     * Writes the direction psi on {@code n} lanes of one sample each.
     *
     * @param y labels
     * @param z pre-activations {@code <w, x>}
     * @param mean of the terms over the batch that the sample belongs to; read only if the rule pools
     * @param psi receives the directions; none of the inputs
     */
    void psi(double[] y, double[] z, double[] mean, double[] psi, int n);

    /** A rule that looks at each sample alone, and not at {@code |x|^2}. */
    static PooledRule ofEach(Algorithm.Rule rule) {
        return new PooledRule() {
            @Override
            public boolean pools() {
                return false;
            }

            @Override
            public void terms(double[] y, double[] z, double[] terms, int n) {
                throw new IllegalStateException("this rule takes no mean over the batch");
            }

            @Override
            public void psi(double[] y, double[] z, double[] mean, double[] psi, int n) {
                rule.psi(y, z, null, psi, n);
            }
        };
    }
}
