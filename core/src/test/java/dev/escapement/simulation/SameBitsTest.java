package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.batch.BatchEngine;
import dev.escapement.simulation.batch.Coordinates;
import dev.escapement.simulation.batch.RandomScenarios;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.Kernels;
import dev.escapement.simulation.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One body for every kernel: plain Java, vectors of 128, 256 and 512 bits, and the switch between them. Outcomes are compared
 * bit by bit with plain Java's.
 */
@Tag("slow")
class SameBitsTest {
    static List<Kernel> kernels() {
        return Kernels.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelComputesTheSameOutcomes(Kernel kernel) {
        for (Case one : cases()) {
            for (Pair pair : pairs(kernel)) {
                Outcome[] expected = Runs.run(pair.plain, one.scenario, one.keys);
                Outcome[] actual = Runs.run(pair.other, one.scenario, one.keys, 7);
                assertThat(actual)
                        .as("%s on %s", pair.other.kernel(), one.scenario)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelComputesTheSameBatches(Kernel kernel) {
        Random random = new Random(5);
        Kernel plain = new ScalarKernel();
        for (int k = 0; k < 12; k++) {
            Scenario lanes = RandomScenarios.drawForLanes(random);
            List<StreamKey> keys = Runs.keys(k, k < 6 ? 5 : 40);
            assertThat(Runs.run(new ReducedEngine(kernel), lanes, keys, 7))
                    .as("%s on %s", kernel.name(), lanes)
                    .isEqualTo(Runs.run(new ReducedEngine(plain), lanes, keys));
            Scenario general = RandomScenarios.draw(random);
            for (Coordinates coordinates : Coordinates.values()) {
                assertThat(Runs.run(new BatchEngine(coordinates, kernel), general, Runs.keys(k, 1), 7))
                        .as("%s, %s on %s", kernel.name(), coordinates, general)
                        .isEqualTo(Runs.run(new BatchEngine(coordinates, plain), general, Runs.keys(k, 1)));
            }
        }
    }

    /** A dimension of more than one block. */
    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelComputesTheSameProducts(Kernel kernel) {
        Scenario small = RandomScenarios.draw(new Random(1));
        Scenario large =
                new Scenario(small.model(), 1100, small.eta(), 1e-4, small.init(), small.escape(), 3, small.batch());
        for (Coordinates coordinates : List.of(Coordinates.DENSE_MIXED, Coordinates.DENSE_DOUBLE)) {
            assertThat(Runs.run(new BatchEngine(coordinates, kernel), large, Runs.keys(1, 1)))
                    .isEqualTo(Runs.run(new BatchEngine(coordinates, new ScalarKernel()), large, Runs.keys(1, 1)));
        }
    }

    private static List<Pair> pairs(Kernel kernel) {
        Kernel plain = new ScalarKernel();
        return List.of(
                new Pair(new ReducedEngine(plain), new ReducedEngine(kernel)),
                new Pair(new DenseEngine(true, plain), new DenseEngine(true, kernel)),
                new Pair(new DenseEngine(false, plain), new DenseEngine(false, kernel)));
    }

    /** Few steps each: without the optimising compiler a vector operation takes a microsecond. */
    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String algorithm : List.of("online", "batch-reuse", "alternating")) {
            for (Geometry geometry : Geometry.values()) {
                add(cases, algorithm, "he3", geometry, Loss.SQUARED, 7, 0.05, OverlapMode.ABSOLUTE, 3, 20);
                add(cases, algorithm, "tanh", geometry, Loss.CORRELATION, 100, 0.02, OverlapMode.SIGNED, 3, 20);
            }
        }
        for (int dimension : new int[] {2, 3, 4, 5, 33, 1024, 1100}) {
            add(cases, "online", "relu", Geometry.PROJECTED, Loss.SQUARED, dimension, 0.2, OverlapMode.ABSOLUTE, 2, 10);
        }
        add(cases, "online", "he2", Geometry.NORMALIZED, Loss.CORRELATION, 8, 0.1, OverlapMode.ABSOLUTE, 141, 15);
        add(cases, "online", "he3", Geometry.PROJECTED, Loss.CORRELATION, 8, 1e300, OverlapMode.ABSOLUTE, 3, 5);
        add(cases, "online", "he1", Geometry.PROJECTED, Loss.CORRELATION, 20, 1e-3, OverlapMode.ABSOLUTE, 1, 600);
        return cases;
    }

    private static void add(
            List<Case> cases,
            String algorithm,
            String link,
            Geometry geometry,
            Loss loss,
            int dimension,
            double gamma,
            OverlapMode mode,
            int runs,
            long maxSteps) {
        Scenario scenario = new Scenario(
                Runs.model(algorithm, link, link, loss, geometry, 0.1),
                dimension,
                0.03,
                gamma,
                new InitialCondition.Uniform(),
                new Escape(mode, 0.9),
                maxSteps);
        cases.add(new Case(scenario, Runs.keys(8, runs)));
    }

    private record Case(Scenario scenario, List<StreamKey> keys) {}

    private record Pair(Engine plain, Engine other) {}
}
