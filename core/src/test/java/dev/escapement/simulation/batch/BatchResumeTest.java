package dev.escapement.simulation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Engine;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.RecordingEngine;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Simulation.Finished;
import dev.escapement.simulation.SimulationState;
import dev.escapement.simulation.kernel.ScalarKernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The general engine's runs, stopped anywhere, written down, and gone on with on another kernel. */
class BatchResumeTest {
    @Property(tries = 150)
    void anInterruptedRunHasTheSameBits(@ForAll long seed) throws IOException, ClassNotFoundException {
        Random random = new Random(seed);
        Scenario scenario = RandomScenarios.draw(random).withLevels(List.of(0.2, 0.5));
        Coordinates coordinates = Coordinates.values()[random.nextInt(3)];
        Engine engine = new BatchEngine(coordinates, KernelChoice.get().kernel());
        Engine elsewhere = new BatchEngine(coordinates, new ScalarKernel());
        boolean recorded = random.nextBoolean();
        if (recorded) {
            engine = new RecordingEngine(engine);
            elsewhere = new RecordingEngine(elsewhere);
        }
        List<StreamKey> keys = keys(seed);
        Finished[] whole = new Finished[keys.size()];
        note(engine.start(scenario, keys), 1_000, whole);

        Finished[] parts = new Finished[keys.size()];
        Simulation simulation = engine.start(scenario, keys);
        while (!simulation.done()) {
            simulation.advance(random.nextInt(60)).forEach(run -> parts[run.cell()] = run);
            Engine next = random.nextBoolean() ? engine : elsewhere;
            simulation = next.resume(scenario, keys, copy(simulation.state()));
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(whole).allMatch(run -> run.trajectory().points().isEmpty() != recorded);
    }

    /** Taking a state leaves the simulation as it was, and going on with the simulation leaves the state. */
    @Property(tries = 20)
    void aStateIsACopy(@ForAll long seed) {
        Random random = new Random(seed);
        Scenario scenario = RandomScenarios.draw(random);
        Engine engine = new BatchEngine(Coordinates.values()[random.nextInt(3)]);
        List<StreamKey> keys = keys(seed);
        Simulation simulation = engine.start(scenario, keys);
        simulation.advance(5);
        SimulationState state = simulation.state();
        Finished[] went = new Finished[keys.size()];
        note(simulation, 1_000, went);
        Finished[] resumed = new Finished[keys.size()];
        note(engine.resume(scenario, keys, state), 1_000, resumed);
        assertThat(resumed).isEqualTo(went);
    }

    @Test
    void anotherSimulationsStateIsRefused() {
        Scenario scenario = RandomScenarios.draw(new Random(1));
        Engine reduced = new BatchEngine(Coordinates.REDUCED);
        Engine dense = new BatchEngine(Coordinates.DENSE_DOUBLE);
        SimulationState state = dense.start(scenario, keys(1)).state();
        assertThatThrownBy(() -> reduced.resume(scenario, keys(1), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("this is no state of 3 runs of ");
    }

    private static void note(Simulation simulation, long stride, Finished[] runs) {
        while (!simulation.done()) {
            simulation.advance(stride).forEach(run -> runs[run.cell()] = run);
        }
    }

    private static List<StreamKey> keys(long rootSeed) {
        return IntStream.range(0, 3)
                .mapToObj(seed -> new StreamKey(rootSeed, 17, seed))
                .toList();
    }

    private static SimulationState copy(SimulationState state) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SimulationState) in.readObject();
        }
    }
}
