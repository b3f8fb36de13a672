package dev.escapement.simulation.batch;

import dev.escapement.algorithm.Batch;
import dev.escapement.algorithm.BatchRule;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Model;
import dev.escapement.link.MultiLink;
import dev.escapement.random.Sampler;
import dev.escapement.simulation.Scenario;

/** One step of a scenario's algorithm on the vectors of a frame. */
final class BatchStep implements Batch {
    private final Scenario scenario;
    private final Model model;
    private final Frame frame;
    private final Sampler noiseSource;
    private final BatchRule rule;
    private final MultiLink.OnLanes link;
    private final int width;
    private final int size;
    private final boolean normed;
    private final double[][] s;
    private final double[] output;
    private final double[] labels;
    private final double[] z;
    private final double[] squaredNorms;
    private final double[] psi;
    private final double[] moved;
    private final double[][] overlaps;

    /**
     * A step.
     *
     * @param noiseSource draws the label noise, if the model has any
     */
    BatchStep(Scenario scenario, Frame frame, Sampler noiseSource) {
        this.scenario = scenario;
        model = scenario.model();
        this.frame = frame;
        this.noiseSource = noiseSource;
        width = model.width();
        size = scenario.batch();
        normed = model.algorithm().readsSquaredNorm();
        rule = model.algorithm()
                .onBatch(model.neuron(), model.loss(), scenario.eta(), scenario.dimension(), width, size);
        link = model.target().onLanes(size);
        s = new double[model.target().directions()][size];
        output = new double[size];
        labels = model.label().identity() ? output : new double[size];
        z = new double[width * size];
        squaredNorms = new double[size];
        psi = new double[width * size];
        moved = new double[frame.length()];
        overlaps = new double[width][model.target().directions()];
    }

    /** Draws a batch and moves the neurons. */
    void take() {
        frame.draw();
        look();
        rule.psi(this, psi);
        double share = scenario.gamma() / size;
        for (int j = 0; j < width; j++) {
            move(j, share);
        }
        frame.settle();
    }

    private void look() {
        for (int j = 0; j < width; j++) {
            for (int b = 0; b < size; b++) {
                z[j * size + b] = dot(frame.stored[j], frame.samples[b], frame.reach(j));
            }
        }
        for (int b = 0; b < size; b++) {
            double[] x = frame.samples[b];
            for (int k = 0; k < s.length; k++) {
                s[k][b] = x[k];
            }
            if (normed) {
                squaredNorms[b] = dot(x, x, x.length);
            }
        }
        link.value(s, output, size);
        if (model.noisy()) {
            for (int b = 0; b < size; b++) {
                output[b] += model.noiseStd() * noiseSource.gaussian();
            }
        }
        if (!model.label().identity()) {
            model.label().value(output, labels, size);
        }
    }

    /** Moves one neuron by {@code share} times the sum over the batch, or its velocity by the sum and the neuron by that. */
    private void move(int j, double share) {
        double[] w = frame.stored[j];
        double[] moving = w;
        double pull = 0;
        for (int b = 0; b < size; b++) {
            pull += psi[j * size + b] * z[j * size + b];
        }
        double keep = geometry().shrink(share * pull, 1);
        if (model.momentum() > 0) {
            moving = frame.stored[width + j];
            scale(moving, model.momentum(), frame.length());
            add(moving, keep - 1, w);
        } else {
            scale(w, keep, frame.length());
        }
        for (int b = 0; b < size; b++) {
            add(moving, share * psi[j * size + b], frame.samples[b]);
        }
        if (model.momentum() > 0) {
            add(w, 1, moving);
        }
        if (geometry().normalises()) {
            scale(w, 1 / norm(w), frame.length());
        }
    }

    private Geometry geometry() {
        return model.geometry();
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
        for (int j = 0; j < width; j++) {
            System.arraycopy(frame.stored[j], 0, moved, 0, moved.length);
            for (int b = 0; b < size; b++) {
                add(moved, coefficients[j * size + b], frame.samples[b]);
            }
            for (int b = 0; b < size; b++) {
                out[j * size + b] = dot(moved, frame.samples[b], moved.length);
            }
        }
    }

    /** {@code m_jk}, one row a neuron, after the last step. */
    double[][] overlaps() {
        for (int j = 0; j < width; j++) {
            double[] w = frame.stored[j];
            double norm = norm(w);
            for (int k = 0; k < s.length; k++) {
                overlaps[j][k] = Math.max(-1, Math.min(1, w[k] / norm));
            }
        }
        return overlaps;
    }

    /** Whether every neuron is finite and not 0; if not, the run has diverged. */
    boolean finite() {
        for (int j = 0; j < width; j++) {
            double norm = norm(frame.stored[j]);
            if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private static double norm(double[] w) {
        return Math.sqrt(dot(w, w, w.length));
    }

    /** In four sums, so that they run side by side. */
    private static double dot(double[] x, double[] y, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < n; k += 4) {
            sum0 = Math.fma(x[k], y[k], sum0);
            sum1 = Math.fma(x[k + 1], y[k + 1], sum1);
            sum2 = Math.fma(x[k + 2], y[k + 2], sum2);
            sum3 = Math.fma(x[k + 3], y[k + 3], sum3);
        }
        for (; k < n; k++) {
            sum0 = Math.fma(x[k], y[k], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static void add(double[] x, double factor, double[] y) {
        for (int k = 0; k < x.length; k++) {
            x[k] = Math.fma(factor, y[k], x[k]);
        }
    }

    private static void scale(double[] x, double factor, int n) {
        for (int k = 0; k < n; k++) {
            x[k] *= factor;
        }
    }
}
