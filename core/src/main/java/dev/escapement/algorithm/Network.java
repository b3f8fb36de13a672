package dev.escapement.algorithm;

import java.util.Arrays;

/**
 * N neurons {@code a act(z)} whose outputs add up, on a batch of B samples: predictions, residuals and gradients, for second
 * layers that may differ from lane to lane. Lanes as in {@link Batch}.
 */
final class Network {
    private final Neuron neuron;
    private final Loss.OnLanes loss;
    private final boolean readsPrediction;
    private final int width;
    private final int batch;
    /** {@code act(z)}. */
    final double[] value;
    /** {@code act'(z)}. */
    final double[] slope;
    /** The residual, a sample. */
    final double[] residual;

    private final double[] prediction;

    Network(Neuron neuron, Loss loss, int width, int batch) {
        this.neuron = neuron;
        this.loss = loss.residual(batch);
        readsPrediction = loss.readsPrediction();
        this.width = width;
        this.batch = batch;
        value = new double[width * batch];
        slope = new double[width * batch];
        residual = new double[batch];
        prediction = new double[batch];
    }

    /** A second layer as it stands before any step. */
    double[] secondLayer() {
        double[] layer = new double[width * batch];
        Arrays.fill(layer, neuron.secondLayer());
        return layer;
    }

    /** Evaluates the activations. */
    void activate(double[] z) {
        neuron.activation().both(z, value, slope, width * batch);
    }

    /** Evaluates the residuals of second layers. */
    void residuals(double[] y, double[] layer) {
        if (readsPrediction) {
            Arrays.fill(prediction, 0);
            for (int lane = 0; lane < width * batch; lane++) {
                prediction[lane % batch] += layer[lane] * value[lane];
            }
        }
        loss.at(y, prediction, residual, batch);
    }

    /** Writes the negative gradients' coefficients {@code r a act'(z)}. */
    void gradient(double[] layer, double[] psi) {
        for (int j = 0; j < width; j++) {
            for (int b = 0; b < batch; b++) {
                int lane = j * batch + b;
                psi[lane] = residual[b] * layer[lane] * slope[lane];
            }
        }
    }
}
