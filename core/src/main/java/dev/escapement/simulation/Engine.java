package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import java.util.List;

/** Simulates runs of one scenario. */
public interface Engine {
    /** The kernel's name, for the record of who computed a row. */
    String kernel();

    /**
     * Begins one run per key. The runs may share lanes; each depends on its own key alone.
     *
     * @param cells one key per run, in the order in which {@link Simulation#advance} numbers them
     */
    Simulation start(Scenario scenario, List<StreamKey> cells);

    /**
     * Goes on where a simulation was, as if it had never stopped: every outcome has the same bits, on whatever kernel.
     *
     * @param scenario the one it was started with
     * @param cells these too
     * @param state what {@link Simulation#state} gave
     * @throws IllegalArgumentException if it can be no state of such a simulation
     */
    Simulation resume(Scenario scenario, List<StreamKey> cells, SimulationState state);

    /** How many runs are under way at a time; of so many cells or fewer, all begin at once. */
    int lanes();
}
