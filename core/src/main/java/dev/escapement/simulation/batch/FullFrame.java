package dev.escapement.simulation.batch;

import dev.escapement.simulation.Scenario;

/** All d coordinates. */
final class FullFrame extends Frame {
    private final Normals normals;

    FullFrame(Scenario scenario, Normals normals) {
        super(scenario, scenario.dimension());
        this.normals = normals;
    }

    @Override
    void scatter(int neuron) {
        normals.fill(stored[neuron], 0, length());
    }

    @Override
    void draw() {
        for (double[] sample : samples) {
            normals.fill(sample, 0, length());
        }
    }

    @Override
    int reach(int vector) {
        return length();
    }

    @Override
    void settle() {}
}
