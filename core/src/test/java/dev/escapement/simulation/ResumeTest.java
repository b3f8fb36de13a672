package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.kernel.ScalarKernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Simulations that are stopped anywhere, written down, and gone on with elsewhere. */
class ResumeTest {
    private static final Model HE3 = Runs.model("alternating", "he3", "he3", Loss.CORRELATION, Geometry.PROJECTED, 0);

    /** One engine, and the same on another kernel. */
    private record Pair(Engine engine, Engine elsewhere) {}

    @Property(tries = 300)
    void anInterruptedSimulationHasTheSameOutcomes(
            @ForAll("scenarios") Scenario ofOneSample,
            @ForAll("engines") Pair pair,
            @ForAll @IntRange(min = 1, max = 140) int cells,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll long interruptions)
            throws IOException, ClassNotFoundException {
        boolean reduced = pair.engine.lanes() > 1;
        Scenario scenario = reduced ? batched(ofOneSample, batch) : ofOneSample;
        List<StreamKey> keys = Runs.keys(interruptions, reduced ? cells : 1 + cells % 4);
        Simulation.Finished[] whole = Runs.finished(pair.engine.start(scenario, keys), keys.size(), 1_000);

        Random random = new Random(interruptions);
        Simulation.Finished[] parts = new Simulation.Finished[keys.size()];
        Simulation simulation = pair.engine.start(scenario, keys);
        while (!simulation.done()) {
            simulation
                    .advance(random.nextInt(random.nextBoolean() ? 4 : 200))
                    .forEach(finished -> parts[finished.cell()] = finished);
            Engine next = random.nextBoolean() ? pair.engine : pair.elsewhere;
            simulation = next.resume(scenario, keys, thawed(frozen(simulation.state())));
        }
        assertThat(parts).isEqualTo(whole);
    }

    /** The scenario with so many samples a step, if lanes serve it. */
    private static Scenario batched(Scenario one, int batch) {
        Scenario several = new Scenario(
                one.model(),
                one.dimension(),
                one.eta(),
                one.gamma(),
                one.init(),
                one.escape(),
                one.maxSteps(),
                batch,
                one.levels());
        return ReducedEngine.serves(several) ? several : one;
    }

    /** Taking a state leaves the simulation as it was, and the state is a copy: going on from it does not change it. */
    @Property(tries = 30)
    void aStateOutlivesWhatItWasTakenFrom(@ForAll("scenarios") Scenario scenario, @ForAll("engines") Pair pair) {
        List<StreamKey> keys = Runs.keys(4, 3);
        Simulation simulation = pair.engine.start(scenario, keys);
        simulation.advance(5);
        SimulationState state = simulation.state();
        Simulation.Finished[] went = Runs.finished(simulation, 3, 1_000);
        Simulation.Finished[] resumed = Runs.finished(pair.engine.resume(scenario, keys, state), 3, 1_000);
        assertThat(resumed).isEqualTo(went);
        Simulation.Finished[] again = Runs.finished(pair.engine.resume(scenario, keys, state), 3, 1_000);
        assertThat(again).isEqualTo(went);
    }

    @Test
    void anotherSimulationsStateIsRefused() {
        Engine reduced = new ReducedEngine();
        Engine dense = new DenseEngine(true);
        Engine recorded = new RecordingEngine(reduced);
        Scenario scenario = Runs.scenario(HE3, 16, 0.02, 0.004, 0.5, 2_000);
        Scenario larger = Runs.scenario(HE3, 17, 0.02, 0.004, 0.5, 2_000);
        List<StreamKey> keys = Runs.keys(1, 20);
        List<StreamKey> fewer = Runs.keys(1, 10);

        refused(reduced, scenario, keys, dense.start(scenario, keys).state());
        refused(reduced, scenario, fewer, reduced.start(scenario, keys).state());
        refused(dense, scenario, keys, reduced.start(scenario, keys).state());
        refused(dense, larger, keys, dense.start(scenario, keys).state());
        refused(recorded, scenario, keys, reduced.start(scenario, keys).state());
        refused(recorded, scenario, fewer, recorded.start(scenario, keys).state());
    }

    private static void refused(Engine engine, Scenario scenario, List<StreamKey> keys, SimulationState state) {
        assertThatThrownBy(() -> engine.resume(scenario, keys, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("this is no state of ");
    }

    private static byte[] frozen(SimulationState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        return bytes.toByteArray();
    }

    private static SimulationState thawed(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (SimulationState) in.readObject();
        }
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        Arbitrary<Model> models = Combinators.combine(
                        Arbitraries.of("online", "batch-reuse", "alternating"),
                        Arbitraries.of("he2", "he3", "relu", "tanh"),
                        Arbitraries.of(Loss.all()),
                        Arbitraries.of(Geometry.values()),
                        Arbitraries.of(0.0, 0.3))
                .as((algorithm, link, loss, geometry, noise) ->
                        Runs.model(algorithm, link, link, loss, geometry, noise));
        Arbitrary<InitialCondition> starts = Arbitraries.of(
                new InitialCondition.Positive(), new InitialCondition.Uniform(), new InitialCondition.Fixed(0));
        return Combinators.combine(
                        models,
                        Arbitraries.of(2, 3, 5, 17, 33, 100),
                        Arbitraries.of(1e-3, 0.05, 5.0),
                        starts,
                        Arbitraries.of(OverlapMode.values()),
                        Arbitraries.longs().between(1, 700))
                .as((model, dimension, gamma, start, mode, maxSteps) -> new Scenario(
                                model, dimension, 0.03, gamma, start, new Escape(mode, 0.6), maxSteps)
                        .withLevels(maxSteps % 2 == 0 ? List.of() : List.of(0.1, 0.3)));
    }

    @Provide
    Arbitrary<Pair> engines() {
        return Arbitraries.of(pairs().flatMap(pair -> Stream.of(
                        pair, new Pair(new RecordingEngine(pair.engine), new RecordingEngine(pair.elsewhere))))
                .toList());
    }

    private static Stream<Pair> pairs() {
        ScalarKernel plain = new ScalarKernel();
        return Stream.of(
                new Pair(new ReducedEngine(KernelChoice.get().kernel()), new ReducedEngine(plain)),
                new Pair(new DenseEngine(true, KernelChoice.get().kernel()), new DenseEngine(true, plain)),
                new Pair(new DenseEngine(false, KernelChoice.get().kernel()), new DenseEngine(false, plain)));
    }
}
