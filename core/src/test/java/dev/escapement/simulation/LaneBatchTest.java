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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches on lanes. */
class LaneBatchTest {
    /** Alone, a run's batch fits into what is drawn at a time; beside 127 others it comes in parts, and is drawn twice for a mean. */
    @ParameterizedTest
    @CsvSource({"online, 0, 130", "online, 0.3, 131", "alternating, 0, 301", "alternating, 0.3, 130"})
    void aRunDoesNotDependOnThoseBesideIt(String rule, double noise, int batch) {
        Scenario scenario = scenario(rule, Geometry.EUCLIDEAN, noise, batch);
        List<StreamKey> keys = Runs.keys(3, 140);
        Outcome[] together = Runs.run(new ReducedEngine(), scenario, keys);
        for (int cell : new int[] {0, 77, 139}) {
            assertThat(Runs.run(new ReducedEngine(), scenario, List.of(keys.get(cell))))
                    .containsExactly(together[cell]);
        }
    }

    @Test
    void aRuleThatReadsTheSquaredNormIsTheGeneralEngines() {
        Scenario reuse = scenario("batch-reuse", Geometry.PROJECTED, 0, 2);
        assertThat(ReducedEngine.serves(reuse)).isFalse();
        assertThatThrownBy(() -> new ReducedEngine().start(reuse, Runs.keys(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the general engine does");
    }

    private static Scenario scenario(String rule, Geometry geometry, double noise, int batch) {
        Model model = Runs.model(rule, "he3", "he3", Loss.SQUARED, geometry, noise);
        Escape escape = new Escape(OverlapMode.ABSOLUTE, 0.6);
        return new Scenario(model, 30, 0.1, 0.05, new InitialCondition.Positive(), escape, 60, batch);
    }
}
