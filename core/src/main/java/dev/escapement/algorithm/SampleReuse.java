package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.util.OptionalInt;

/**
 * {@link BatchReuse} with each sample alone: free steps on one sample serve that sample only, and the mean over the batch is
 * taken of what comes out. On batches of one sample it is batch reuse.
 *
 * @param alone the rule on one sample
 */
public record SampleReuse(BatchReuse alone) implements OneSampleRule {
    /** Two passes. */
    public SampleReuse() {
        this(new BatchReuse());
    }

    @Override
    public String name() {
        return "sample-reuse";
    }

    @Override
    public OptionalInt statedPasses() {
        return alone.statedPasses();
    }

    @Override
    public Algorithm withPasses(int other) {
        return new SampleReuse(new BatchReuse(other));
    }

    @Override
    public Formula formula() {
        return alone.formula();
    }

    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        Network network = new Network(neuron, loss, width, batch);
        double[] layer = network.secondLayer();
        double[] moved = new double[layer.length];
        return (samples, psi) -> {
            System.arraycopy(samples.preActivations(), 0, moved, 0, moved.length);
            network.activate(moved);
            for (int pass = 1; pass < alone.passes(); pass++) {
                network.residuals(samples.labels(), layer);
                network.gradient(layer, psi);
                for (int lane = 0; lane < moved.length; lane++) {
                    moved[lane] += eta * psi[lane] * samples.squaredNorms()[lane % batch];
                }
                network.activate(moved);
            }
            network.residuals(samples.labels(), layer);
            network.gradient(layer, psi);
        };
    }
}
