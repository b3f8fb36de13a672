package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import java.util.List;

/**
 * The exact reduction to {@code M = <w, theta>} and {@code q = |w|^2}: since x is isotropic, a step's law depends on w
 * through these two alone, so a step costs O(1) in every dimension. An identity in law, not an approximation.
 */
public final class ReducedEngine implements Engine {
    @Override
    public String kernel() {
        return "reduced-scalar";
    }

    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        return new ReducedSimulation(scenario, cells);
    }
}
