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
}
