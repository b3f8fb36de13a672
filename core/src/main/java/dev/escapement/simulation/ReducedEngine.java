package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.kernel.Kernel;
import java.util.List;

/**
 * The exact reduction to {@code M = <w, theta>} and {@code q = |w|^2}: since x is isotropic, a step's law depends on w
 * through these two alone, so a step costs O(1) in every dimension. An identity in law, not an approximation.
 */
public final class ReducedEngine implements Engine {
    private final Kernel kernel;

    /** An engine on this process's kernel. */
    public ReducedEngine() {
        this(KernelChoice.get().kernel());
    }

    /** An engine on a given kernel. */
    public ReducedEngine(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Whether the engine serves a scenario: one neuron and one direction, no momentum; where a step sees several samples, a rule
     * that does not read {@code |x|^2}.
     */
    public static boolean serves(Scenario scenario) {
        return scenario.model().actsLikeOneSample(scenario.batch());
    }

    @Override
    public String kernel() {
        return "reduced-" + kernel.name();
    }

    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        ReducedSimulation simulation = simulation(scenario, cells);
        simulation.begin();
        return simulation;
    }

    @Override
    public Simulation resume(Scenario scenario, List<StreamKey> cells, SimulationState state) {
        ReducedSimulation simulation = simulation(scenario, cells);
        simulation.restore(ReducedState.of(state, cells.size()));
        return simulation;
    }

    @Override
    public int lanes() {
        return ReducedSimulation.LANES;
    }

    private ReducedSimulation simulation(Scenario scenario, List<StreamKey> cells) {
        if (!serves(scenario)) {
            throw new IllegalArgumentException("the lanes do not serve " + scenario + ": the general engine does");
        }
        return new ReducedSimulation(scenario, cells, kernel);
    }
}
