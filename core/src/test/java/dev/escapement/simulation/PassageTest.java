package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.batch.BatchEngine;
import dev.escapement.simulation.batch.Coordinates;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** First passages of levels, on every engine. */
class PassageTest {
    private static final List<Double> LEVELS = List.of(0.1, 0.25, 0.26, 0.5);
    private static final List<Engine> ENGINES = List.of(
            new ReducedEngine(),
            new DenseEngine(true),
            new DenseEngine(false),
            new BatchEngine(Coordinates.REDUCED),
            new BatchEngine(Coordinates.DENSE_MIXED),
            new BatchEngine(Coordinates.DENSE_DOUBLE));

    /** A passage has the step at which the same run ends where the level is its threshold. */
    @Property(tries = 30)
    void aPassageIsTheEndOfTheSameRunWithThatThreshold(
            @ForAll("engines") Engine engine,
            @ForAll Geometry geometry,
            @ForAll OverlapMode mode,
            @ForAll("starts") InitialCondition start,
            @ForAll long seed) {
        Model model = Runs.model("alternating", "he2", "tanh", Loss.SQUARED, geometry, 0.2);
        Scenario scenario = scenario(model, start, mode, 0.7).withLevels(LEVELS);
        List<StreamKey> keys = Runs.keys(seed, engine.lanes() == 1 ? 2 : 140);
        Outcome[] outcomes = Runs.run(engine, scenario, keys);
        assertThat(Runs.run(engine, scenario.withLevels(List.of()), keys))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("passages")
                .containsExactly(outcomes);
        for (double level : LEVELS) {
            Outcome[] ended = Runs.run(engine, scenario(model, start, mode, level), keys);
            for (int i = 0; i < outcomes.length; i++) {
                List<Long> steps = steps(outcomes[i], level);
                if (ended[i].status() == Status.ESCAPED) {
                    assertThat(steps).containsExactly(ended[i].steps());
                } else {
                    assertThat(steps).isEmpty();
                }
            }
        }
    }

    private static List<Long> steps(Outcome outcome, double level) {
        return outcome.passages().stream()
                .filter(passage -> passage.level() == level)
                .map(Passage::step)
                .toList();
    }

    private static Scenario scenario(Model model, InitialCondition start, OverlapMode mode, double threshold) {
        return new Scenario(model, 20, 0.1, 0.05, start, new Escape(mode, threshold), 200);
    }

    @Test
    void aStartBeyondALevelHasPassedItAtStepZero() {
        Model model = Runs.model("online", "he2", "he2", Loss.CORRELATION, Geometry.PROJECTED, 0);
        Scenario scenario = scenario(model, new InitialCondition.Fixed(0.25), OverlapMode.ABSOLUTE, 0.7)
                .withLevels(LEVELS);
        for (Engine engine : ENGINES) {
            assertThat(Runs.run(engine, scenario, Runs.keys(1, 3)))
                    .allSatisfy(run -> assertThat(run.passages())
                            .startsWith(new Passage(0.1, 0), new Passage(0.25, 0))
                            .filteredOn(passage -> passage.step() == 0)
                            .hasSize(2));
        }
    }

    @Provide
    Arbitrary<InitialCondition> starts() {
        return Arbitraries.of(new InitialCondition.Fixed(0.02), new InitialCondition.Fixed(-0.09));
    }

    @Provide
    Arbitrary<Engine> engines() {
        return Arbitraries.of(ENGINES);
    }
}
