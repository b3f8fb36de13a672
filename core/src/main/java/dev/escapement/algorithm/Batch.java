package dev.escapement.algorithm;

/** The samples of one step as an update rule sees them: N neurons and B samples. Lane {@code j B + b} is neuron j at sample b. */
public interface Batch {
    /** Labels, B of them. */
    double[] labels();

    /** Pre-activations {@code <w_j, x_b>}, N B of them. */
    double[] preActivations();

    /** {@code |x_b|^2}, B of them. */
    double[] squaredNorms();

    /**
     * Pre-activations of weights that have been moved along the batch.
     *
     * @param coefficients of {@code x_b} in what is added to {@code w_j}, N B of them
     * @param out receives the pre-activations, N B of them
     */
    void displaced(double[] coefficients, double[] out);
}
