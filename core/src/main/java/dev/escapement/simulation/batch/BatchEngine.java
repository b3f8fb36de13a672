package dev.escapement.simulation.batch;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Engine;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.SimulationState;
import dev.escapement.simulation.kernel.Kernel;
import java.util.List;

/**
 * Simulates any scenario: several neurons, directions and samples, with or without momentum. It works in d coordinates or in
 * K + B of them: since x is isotropic, a step's law depends on the stored vectors through their inner products with each other and
 * the directions alone. An identity in law, not an approximation.
 */
public final class BatchEngine implements Engine {
    private final Kernel kernel;
    private final Coordinates coordinates;

    /** An engine on this process's kernel. */
    public BatchEngine(Coordinates coordinates) {
        this(coordinates, KernelChoice.get().kernel());
    }

    /** An engine on a given kernel, which draws Gaussians and multiplies matrices. */
    public BatchEngine(Coordinates coordinates, Kernel kernel) {
        this.coordinates = coordinates;
        this.kernel = kernel;
    }

    @Override
    public String kernel() {
        return "general-" + coordinates.label() + "-" + kernel.name();
    }

    /**
     * Begins one run per key.
     *
     * @throws IllegalArgumentException if the coordinates are the reduced ones and the scenario's d is less than K + B
     */
    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        BatchSimulation simulation = simulation(scenario, cells);
        simulation.begin(0);
        return simulation;
    }

    @Override
    public Simulation resume(Scenario scenario, List<StreamKey> cells, SimulationState state) {
        BatchSimulation simulation = simulation(scenario, cells);
        simulation.restore(state);
        return simulation;
    }

    @Override
    public int lanes() {
        return 1;
    }

    private BatchSimulation simulation(Scenario scenario, List<StreamKey> cells) {
        if (coordinates == Coordinates.REDUCED && !scenario.reducible()) {
            throw new IllegalArgumentException("d = " + scenario.dimension() + " is less than K + B = "
                    + (scenario.model().span() + scenario.batch()) + ": the dense engine serves");
        }
        return new BatchSimulation(scenario, cells, kernel, coordinates);
    }
}
