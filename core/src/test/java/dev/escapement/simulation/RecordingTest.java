package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.random.StreamKey;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trajectories, on every engine. */
class RecordingTest {
    private static final Model HE3 = Runs.model("alternating", "he3", "he3", Loss.CORRELATION, Geometry.PROJECTED, 0.1);

    static Stream<Engine> engines() {
        return Stream.of(new ReducedEngine(), new DenseEngine(true), new DenseEngine(false));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void recordingChangesNoOutcomeAndNoStrideATrajectory(Engine engine) {
        int count = engine.lanes() + 3;
        List<StreamKey> keys = Runs.keys(5, Math.min(count, 140));
        for (Geometry geometry : Geometry.values()) {
            Model model = Runs.model("batch-reuse", "he2", "he2", Loss.SQUARED, geometry, 0.1);
            Scenario scenario = Runs.scenario(model, 24, 0.02, 0.01, 0.5, 500);
            Outcome[] unrecorded = Runs.run(engine, scenario, keys, 50);
            Engine recording = new RecordingEngine(engine);
            Simulation.Finished[] recorded = Runs.finished(recording.start(scenario, keys), keys.size(), 1_000_000);
            Simulation.Finished[] inSteps = Runs.finished(recording.start(scenario, keys), keys.size(), 3);
            assertThat(recorded).isEqualTo(inSteps);
            for (int i = 0; i < recorded.length; i++) {
                assertThat(recorded[i].outcome()).isEqualTo(unrecorded[i]);
                assertIsWhole(recorded[i]);
            }
        }
    }

    /** A point is what the same run, censored there, ends with. */
    @ParameterizedTest
    @MethodSource("engines")
    void everyPointIsWhereTheRunWas(Engine engine) {
        List<StreamKey> keys = Runs.keys(6, 2);
        Simulation simulation = new RecordingEngine(engine).start(Runs.scenario(HE3, 40, 0.02, 1e-3, 0.9, 90), keys);
        for (Simulation.Finished run : Runs.finished(simulation, 2, 1_000)) {
            for (Trajectory.Point point : run.trajectory().points()) {
                if (point.step() > 0) {
                    Scenario cut = Runs.scenario(HE3, 40, 0.02, 1e-3, 0.9, point.step());
                    Outcome there = Runs.run(engine, cut, List.of(keys.get(run.cell())))[0];
                    assertThat(point.overlap()).isEqualTo(there.finalOverlap());
                }
            }
        }
    }

    /** The sign is the run's own, whatever the escape rule looks at. */
    @ParameterizedTest
    @MethodSource("engines")
    void anOverlapHasItsSign(Engine engine) {
        Model model = Runs.model("online", "he2", "he2", Loss.CORRELATION, Geometry.PROJECTED, 0);
        Scenario scenario = new Scenario(
                model, 10, 0, 0.02, new InitialCondition.Fixed(-0.3), new Escape(OverlapMode.ABSOLUTE, 0.6), 10_000);
        Simulation.Finished run =
                Runs.finished(new RecordingEngine(engine).start(scenario, Runs.keys(3, 1)), 1, 1_000)[0];
        assertThat(run.outcome().finalOverlap()).isLessThan(-0.6);
        assertThat(run.trajectory().points().get(0)).isEqualTo(new Trajectory.Point(0, -0.3));
        assertIsWhole(run);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRunThatDivergesKeepsItsFinitePoints(Engine engine) {
        Model explosive = Runs.model("online", "he12", "he12", Loss.SQUARED, Geometry.EUCLIDEAN, 0);
        Scenario scenario = Runs.scenario(explosive, 50, 0, 0.01, 0.999999, 1_000);
        Simulation.Finished[] runs =
                Runs.finished(new RecordingEngine(engine).start(scenario, Runs.keys(1, 20)), 20, 1_000);
        assertThat(runs)
                .extracting(Simulation.Finished::outcome)
                .anyMatch(outcome -> outcome.status() == Status.DIVERGED && outcome.steps() > 3);
        assertThat(runs).allSatisfy(RecordingTest::assertIsWhole);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEngineThatIsNotRecordedHasNone(Engine engine) {
        Scenario scenario = Runs.scenario(HE3, 40, 0.02, 1e-3, 0.9, 9);
        assertThat(Runs.finished(engine.start(scenario, Runs.keys(6, 2)), 2, 100))
                .allMatch(run -> run.trajectory().points().isEmpty());
    }

    /** The start, every step of the grid until the run ended, and where it ended. */
    private static void assertIsWhole(Simulation.Finished run) {
        Outcome outcome = run.outcome();
        LongStream grid = LongStream.iterate(0, step -> step < outcome.steps(), TrajectoryGrid::after);
        LongStream end = outcome.status() == Status.DIVERGED ? LongStream.empty() : LongStream.of(outcome.steps());
        List<Trajectory.Point> points = run.trajectory().points();
        assertThat(points.stream().mapToLong(Trajectory.Point::step))
                .containsExactlyElementsOf(LongStream.concat(grid, end).boxed().toList());
        assertThat(points).allMatch(point -> Math.abs(point.overlap()) <= 1);
        assertThat(points.get(0).overlap()).isEqualTo(outcome.initialOverlap());
        if (outcome.status() != Status.DIVERGED) {
            assertThat(points.get(points.size() - 1).overlap()).isEqualTo(outcome.finalOverlap());
        }
    }
}
