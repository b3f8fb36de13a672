package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.kernel.Kernel;
import java.util.List;

/**
 * Holds x and w in R^d. The hidden direction is the first coordinate axis, which is no restriction: the law of x is rotation
 * invariant.
 *
 * <p>In mixed precision a run is still a run of the same model. Its x is a float vector, but from there on it is exact data:
 * w, the inner products, {@code |x|^2} and the step are double and see the same rounded x, so no step drifts. What changes is
 * the law of x alone: each coordinate is a Gaussian to within 2^-24 in distribution, symmetric, which moves every moment of a
 * step by a relative 1e-7 at most, where a run's escape time varies by tens of per cent. A float w would be another matter:
 * near the flat start a step moves a coordinate of w by less than its last place, and SGD would stop.
 */
public final class DenseEngine implements Engine {
    private final boolean mixed;
    private final Kernel kernel;

    /**
     * An engine of one precision on this process's kernel.
     *
     * @param mixed whether x is drawn as float; w and all sums are double either way
     */
    public DenseEngine(boolean mixed) {
        this(mixed, KernelChoice.get().kernel());
    }

    /** An engine on a given kernel. */
    public DenseEngine(boolean mixed, Kernel kernel) {
        this.mixed = mixed;
        this.kernel = kernel;
    }

    /** Whether the engine serves a scenario: one neuron, one direction and one sample a step, no momentum. */
    public static boolean serves(Scenario scenario) {
        return scenario.model().single() && scenario.batch() == 1;
    }

    @Override
    public String kernel() {
        return "dense-" + kernel.name();
    }

    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        DenseSimulation simulation = simulation(scenario, cells);
        simulation.begin(0);
        return simulation;
    }

    @Override
    public Simulation resume(Scenario scenario, List<StreamKey> cells, SimulationState state) {
        DenseSimulation simulation = simulation(scenario, cells);
        simulation.restore(DenseState.of(state, scenario.dimension(), cells.size()));
        return simulation;
    }

    @Override
    public int lanes() {
        return 1;
    }

    private DenseSimulation simulation(Scenario scenario, List<StreamKey> cells) {
        if (!serves(scenario)) {
            throw new IllegalArgumentException("one vector does not serve " + scenario + ": the general engine does");
        }
        return new DenseSimulation(scenario, cells, vectors(scenario.dimension()));
    }

    private DenseVectors<?> vectors(int dimension) {
        return mixed
                ? new DenseVectors<>(kernel.mixed(), dimension)
                : new DenseVectors<>(kernel.doublePrecision(), dimension);
    }
}
