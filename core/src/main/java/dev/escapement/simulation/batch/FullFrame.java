package dev.escapement.simulation.batch;

/** All d coordinates. */
final class FullFrame extends Frame {
    private final Normals normals;

    FullFrame(Training training, Normals normals) {
        super(training, training.scenario().dimension());
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
