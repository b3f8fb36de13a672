package dev.escapement.simulation.batch;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.kernel.Kernel;
import java.util.List;

/**
 * Simulates trainings, in d coordinates or in K + B of them: since x is isotropic, a step's law depends on the stored vectors
 * through their inner products with each other and the directions alone. An identity in law, not an approximation.
 *
 * @param kernel draws Gaussians
 * @param reduced whether in K + B coordinates
 */
public record BatchEngine(Kernel kernel, boolean reduced) {
    /**
     * Runs one cell after the other, each to its end.
     *
     * @throws IllegalArgumentException if the engine is the reduced one and the training's d is less than K + B
     */
    public List<Outcome> run(Training training, List<StreamKey> cells) {
        if (reduced && !training.reducible()) {
            throw new IllegalArgumentException("d = " + training.scenario().dimension() + " is less than K + B = "
                    + (training.span() + training.batch()) + ": the dense engine serves");
        }
        BatchRun run = new BatchRun(training, kernel, reduced);
        return cells.stream().map(run::outcome).toList();
    }
}
