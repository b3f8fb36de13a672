package dev.escapement.simulation.batch;

import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Status;
import dev.escapement.simulation.kernel.DenseKernel;
import dev.escapement.simulation.kernel.Kernel;
import java.util.Arrays;

/** The runs of one scenario, one after the other. */
final class BatchRun {
    private final Scenario scenario;
    private final Xoshiro256 generator = new Xoshiro256(DenseKernel.STREAMS);
    /** The logical lane behind the Gaussians': it draws what else a run needs. */
    private final Xoshiro256 aside = new Xoshiro256(1);

    private final Normals normals;
    private final Frame frame;
    private final BatchStep step;

    BatchRun(Scenario scenario, Kernel kernel, boolean reduced) {
        this.scenario = scenario;
        normals = new Normals(kernel.doublePrecision(), generator);
        frame = reduced ? new SubspaceFrame(scenario, normals, aside) : new FullFrame(scenario, normals);
        step = new BatchStep(scenario, frame, new Sampler(aside, 0));
    }

    Outcome outcome(StreamKey key) {
        for (int lane = 0; lane < DenseKernel.STREAMS; lane++) {
            key.seed(generator, lane, lane);
        }
        key.seed(aside, 0, DenseKernel.STREAMS);
        normals.restart();
        start();
        double initial = largest();
        for (long steps = 1; ; steps++) {
            step.take();
            if (!step.finite()) {
                return new Outcome(Status.DIVERGED, initial, Double.NaN, steps);
            }
            if (escaped()) {
                return new Outcome(Status.ESCAPED, initial, largest(), steps);
            }
            if (steps >= scenario.maxSteps()) {
                return new Outcome(Status.CENSORED, initial, largest(), steps);
            }
        }
    }

    /** Independent starts, given that the run has not escaped. Where one near neuron would be an escape, neurons are drawn again one by one. */
    private void start() {
        for (double[] vector : frame.stored) {
            Arrays.fill(vector, 0);
        }
        boolean together = scenario.escape().recovery() == Recovery.ALL;
        do {
            for (int j = 0; j < scenario.model().width(); j++) {
                do {
                    begin(j);
                } while (!together && near(j));
            }
        } while (together && escaped());
    }

    private void begin(int j) {
        frame.scatter(j);
        double[] w = frame.stored[j];
        double sum = 0;
        for (double x : w) {
            sum = Math.fma(x, x, sum);
        }
        double factor = 1 / Math.sqrt(sum);
        if (scenario.init().leastOverlap() == 0 && largestOf(w) < 0) {
            factor = -factor;
        }
        for (int k = 0; k < w.length; k++) {
            w[k] *= factor;
        }
    }

    /** The coordinate along a direction that is largest in absolute value. */
    private double largestOf(double[] w) {
        double largest = 0;
        for (int k = 0; k < scenario.model().target().directions(); k++) {
            largest = Math.abs(w[k]) > Math.abs(largest) ? w[k] : largest;
        }
        return largest;
    }

    private boolean near(int j) {
        double[][] overlaps = {
            Arrays.copyOf(frame.stored[j], scenario.model().target().directions())
        };
        return reached(overlaps);
    }

    private boolean escaped() {
        return reached(step.overlaps());
    }

    private boolean reached(double[][] overlaps) {
        OverlapMode mode = scenario.escape().mode();
        return scenario.escape().recovery().progress(overlaps, mode)
                >= scenario.escape().threshold();
    }

    /** The largest overlap in absolute value; the overlap itself where there is one. */
    private double largest() {
        double[][] overlaps = step.overlaps();
        return overlaps.length == 1 && overlaps[0].length == 1
                ? overlaps[0][0]
                : Recovery.ANY.progress(overlaps, OverlapMode.ABSOLUTE);
    }
}
