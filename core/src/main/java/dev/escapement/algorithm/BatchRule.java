package dev.escapement.algorithm;

/** An update rule on a batch, with its parameters bound. Not safe for use by two threads. */
@FunctionalInterface
public interface BatchRule {
    /**
     * What multiplies each sample in each neuron's direction, before the mean over the batch is taken.
     *
     * @param psi receives the coefficients of {@code x_b} in the direction of {@code w_j}, at lane {@code j B + b}
     */
    void psi(Batch batch, double[] psi);
}
