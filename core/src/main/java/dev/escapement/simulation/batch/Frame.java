package dev.escapement.simulation.batch;

import dev.escapement.simulation.Scenario;

/**
 * The vectors that a run stores and one batch of samples, in some number of coordinates, of which the first r are the
 * directions'.
 */
abstract class Frame {
    /** Stored vectors, one a row. */
    final double[][] stored;
    /** Samples, one a row. */
    final double[][] samples;

    Frame(Scenario scenario, int length) {
        stored = new double[scenario.model().vectors()][length];
        samples = new double[scenario.batch()][length];
    }

    /** Puts a neuron at a uniform unit vector, given where earlier neurons are. */
    abstract void scatter(int neuron);

    /** Draws a fresh batch. */
    abstract void draw();

    /** How many leading coordinates of a stored vector may differ from 0 between two steps. */
    abstract int reach(int vector);

    /** Ends a step: brings the vectors to the form that {@link #reach} promises. */
    abstract void settle();

    /** How many coordinates there are. */
    final int length() {
        return samples[0].length;
    }
}
