package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import java.util.List;

/**
 * Records the trajectory of every run of another engine. It stops the other at the steps of {@link TrajectoryGrid} and
 * looks: nothing a run does is changed by that, and an engine that is not recorded has no trace of it.
 *
 * @param engine simulates
 */
public record RecordingEngine(Engine engine) implements Engine {

    @Override
    public String kernel() {
        return engine.kernel();
    }

    @Override
    public Simulation start(Scenario scenario, List<StreamKey> cells) {
        Recording recording = new Recording(engine, scenario, cells);
        recording.begin(0);
        return recording;
    }

    @Override
    public Simulation resume(Scenario scenario, List<StreamKey> cells, SimulationState state) {
        if (!(state instanceof RecordingState recorded)) {
            throw new IllegalArgumentException("this is no state of recorded runs");
        }
        Recording recording = new Recording(engine, scenario, cells);
        recording.restore(recorded);
        return recording;
    }

    @Override
    public int lanes() {
        return engine.lanes();
    }
}
