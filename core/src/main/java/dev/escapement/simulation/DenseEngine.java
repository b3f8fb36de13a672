package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import java.util.List;

/**
 * Holds x and w in R^d. The hidden direction is the first coordinate axis, which is no restriction: the law of x is rotation
 * invariant.
 */
public final class DenseEngine implements Engine {
    private final boolean mixed;

    /**
     * An engine of one precision.
     *
     * @param mixed whether x is rounded to float; w and all sums are double either way
     */
    public DenseEngine(boolean mixed) {
        this.mixed = mixed;
    }

    @Override
    public String kernel() {
        return "dense-scalar";
    }

    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        return new DenseSimulation(scenario, cells, mixed);
    }
}
