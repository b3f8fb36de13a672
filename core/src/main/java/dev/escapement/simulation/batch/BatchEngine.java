package dev.escapement.simulation.batch;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.kernel.Kernel;
import java.util.List;

/**
 * Simulates scenarios, in d coordinates or in K + B of them: since x is isotropic, a step's law depends on the stored vectors
 * through their inner products with each other and the directions alone. An identity in law, not an approximation.
 *
 * @param kernel draws Gaussians
 * @param reduced whether in K + B coordinates
 */
public record BatchEngine(Kernel kernel, boolean reduced) {
    /**
     * Runs one cell after the other, each to its end.
     *
     * @throws IllegalArgumentException if the engine is the reduced one and the scenario's d is less than K + B
     */
    public List<Outcome> run(Scenario scenario, List<StreamKey> cells) {
        if (reduced && !scenario.reducible()) {
            throw new IllegalArgumentException("d = " + scenario.dimension() + " is less than K + B = "
                    + (scenario.model().span() + scenario.batch()) + ": the dense engine serves");
        }
        BatchRun run = new BatchRun(scenario, kernel, reduced);
        return cells.stream().map(run::outcome).toList();
    }
}
