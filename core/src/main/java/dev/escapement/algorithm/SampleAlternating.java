package dev.escapement.algorithm;

import dev.escapement.formula.Formula;

/**
 * {@link Alternating} with each sample alone: the second layer's step on one sample serves that sample only, which is the psi of
 * arXiv 2510.21020, and the mean over the batch is taken of what comes out. On batches of one sample it is alternating SGD.
 */
public record SampleAlternating() implements OneSampleRule {
    private static final Alternating ALONE = new Alternating();

    @Override
    public String name() {
        return "sample-alternating";
    }

    @Override
    public Algorithm alone() {
        return ALONE;
    }

    @Override
    public Formula formula() {
        return ALONE.formula();
    }

    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        Network network = new Network(neuron, loss, width, batch);
        double[] layer = network.secondLayer();
        double[] moved = new double[layer.length];
        return (samples, psi) -> {
            network.activate(samples.preActivations());
            network.residuals(samples.labels(), layer);
            for (int lane = 0; lane < moved.length; lane++) {
                moved[lane] = layer[lane] + eta * network.residual[lane % batch] * network.value[lane];
            }
            network.residuals(samples.labels(), moved);
            network.gradient(moved, psi);
        };
    }
}
