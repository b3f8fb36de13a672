package dev.escapement.simulation.batch;

import dev.escapement.simulation.Scenario;

/**
 * The vectors that a run stores and one batch of samples, in some number of coordinates, of which the first r are the
 * directions'. Neuron j at sample b is at index {@code j B + b}.
 */
abstract class Frame {
    /** Stored vectors, one a row: the neurons, then what else there is. */
    final double[][] stored;
    /** Samples, one a row. */
    final double[][] samples;

    Frame(Scenario scenario, int length) {
        stored = new double[scenario.model().vectors()][length];
        samples = new double[scenario.batch()][length];
    }

    /** Puts a neuron at a Gaussian vector, given where earlier neurons are. */
    abstract void scatter(int neuron);

    /** Draws a fresh batch. */
    abstract void draw();

    /** Writes {@code <w_j, x_b>}. */
    abstract void look(double[] z);

    /** Writes {@code <w_j + sum_b c_jb x_b, x_b>}. */
    abstract void lookFrom(double[] c, double[] z);

    /** Adds {@code sum_b c_jb x_b} to the stored vector {@code first + j}, for every neuron j. */
    abstract void add(int first, double[] c);

    /** Ends a step: brings the vectors to the form between steps. */
    abstract void settle();

    /** Writes {@code |x_b|^2}. */
    final void squaredNorms(double[] out) {
        for (int b = 0; b < samples.length; b++) {
            out[b] = Rows.dot(samples[b], samples[b], samples[b].length);
        }
    }

    /** How many coordinates there are. */
    final int length() {
        return samples[0].length;
    }
}
