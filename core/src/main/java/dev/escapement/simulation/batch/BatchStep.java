package dev.escapement.simulation.batch;

import dev.escapement.algorithm.Batch;
import dev.escapement.algorithm.BatchRule;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Labels;
import dev.escapement.algorithm.Model;
import dev.escapement.random.Sampler;
import dev.escapement.simulation.Scenario;

/** One step of a scenario's algorithm on the vectors of a frame. */
final class BatchStep implements Batch {
    private final Model model;
    private final Geometry geometry;
    private final double share;
    private final Frame frame;
    private final Sampler noiseSource;
    private final BatchRule rule;
    private final Labels teacher;
    private final int width;
    private final int size;
    private final boolean normed;
    private final double[][] s;
    private final double[] noise;
    private final double[] labels;
    private final double[] z;
    private final double[] squaredNorms;
    private final double[] psi;
    private final double[][] overlaps;
    private boolean finite = true;

    /**
     * A step.
     *
     * @param noiseSource draws the label noise, if the model has any
     */
    BatchStep(Scenario scenario, Frame frame, Sampler noiseSource) {
        model = scenario.model();
        geometry = model.geometry();
        this.frame = frame;
        this.noiseSource = noiseSource;
        width = model.width();
        size = scenario.batch();
        share = scenario.gamma() / size;
        normed = model.algorithm().readsSquaredNorm();
        rule = model.algorithm()
                .onBatch(model.neuron(), model.loss(), scenario.eta(), scenario.dimension(), width, size);
        teacher = model.labels(size);
        s = new double[model.directions()][size];
        noise = new double[size];
        labels = new double[size];
        z = new double[width * size];
        squaredNorms = new double[size];
        psi = new double[width * size];
        overlaps = new double[width][s.length];
    }

    /** Forgets that a run has diverged. */
    void restart() {
        finite = true;
    }

    /** Draws a batch and moves the neurons. */
    void take() {
        frame.draw();
        frame.look(z);
        if (normed) {
            frame.squaredNorms(squaredNorms);
        }
        label();
        rule.psi(this, psi);
        for (int lane = 0; lane < psi.length; lane++) {
            psi[lane] *= share;
        }
        if (model.momentum() > 0) {
            moveByVelocity();
        } else {
            move();
        }
        for (int j = 0; j < width; j++) {
            retract(frame.stored[j]);
        }
        frame.settle();
    }

    private void label() {
        for (int b = 0; b < size; b++) {
            for (int k = 0; k < s.length; k++) {
                s[k][b] = frame.samples[b][k];
            }
        }
        if (model.noisy()) {
            for (int b = 0; b < size; b++) {
                noise[b] = noiseSource.gaussian();
            }
        }
        teacher.write(s, noise, labels, size);
    }

    private void move() {
        for (int j = 0; j < width; j++) {
            double keep = keep(j);
            if (keep != 1) {
                Rows.scale(frame.stored[j], keep);
            }
        }
        frame.add(0, psi);
    }

    /** {@code v <- beta v + G}, {@code w <- w + gamma v}; what is stored is gamma v. */
    private void moveByVelocity() {
        for (int j = 0; j < width; j++) {
            double[] velocity = frame.stored[width + j];
            Rows.scale(velocity, model.momentum());
            Rows.add(velocity, keep(j) - 1, frame.stored[j], velocity.length);
        }
        frame.add(width, psi);
        for (int j = 0; j < width; j++) {
            Rows.add(frame.stored[j], 1, frame.stored[width + j], frame.length());
        }
    }

    /** What a step along the samples leaves of a neuron itself. */
    private double keep(int j) {
        double pull = 0;
        for (int b = 0; b < size; b++) {
            pull += psi[j * size + b] * z[j * size + b];
        }
        return geometry.shrink(pull, 1);
    }

    private void retract(double[] w) {
        double norm = Rows.norm(w);
        finite &= norm > 0 && norm < Double.POSITIVE_INFINITY;
        if (geometry.normalises()) {
            Rows.scale(w, 1 / norm);
        }
    }

    @Override
    public double[] labels() {
        return labels;
    }

    @Override
    public double[] preActivations() {
        return z;
    }

    @Override
    public double[] squaredNorms() {
        return squaredNorms;
    }

    @Override
    public void displaced(double[] coefficients, double[] out) {
        frame.lookFrom(coefficients, out);
    }

    /** {@code m_jk}, one row a neuron, after the last step. */
    double[][] overlaps() {
        for (int j = 0; j < width; j++) {
            double[] w = frame.stored[j];
            double norm = geometry.normalises() ? 1 : Rows.norm(w);
            for (int k = 0; k < s.length; k++) {
                overlaps[j][k] = Math.max(-1, Math.min(1, w[k] / norm));
            }
        }
        return overlaps;
    }

    /** Whether every neuron is finite and not 0; if not, the run has diverged. */
    boolean finite() {
        return finite;
    }
}
