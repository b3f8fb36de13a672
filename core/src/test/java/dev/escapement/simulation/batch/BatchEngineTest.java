package dev.escapement.simulation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Engine;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.ReducedEngine;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The step in K + B coordinates against the step in all of them, and both against closed flows. */
@Tag("slow")
class BatchEngineTest {
    /** The two-sample Kolmogorov-Smirnov statistic's bound of probability 2e-5. */
    private static final double BOUND = 2.4;

    private static final int RUNS = 400;
    private static final BatchEngine DENSE = new BatchEngine(Coordinates.DENSE_DOUBLE);
    private static final BatchEngine REDUCED = new BatchEngine(Coordinates.REDUCED);

    /** Random combinations: 44 of them, of which one is beyond the bound with probability 1e-3. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void reducedHasTheLawOfDense(int part) {
        Random random = new Random(1600 + part);
        for (int k = 0; k < 11; k++) {
            Scenario scenario = RandomScenarios.draw(random);
            double[] dense = ends(scenario, DENSE, 1);
            double[] reduced = ends(scenario, REDUCED, 2);
            assertThat(distance(dense, reduced))
                    .as(RandomScenarios.describe(scenario))
                    .isLessThan(BOUND);
        }
    }

    /** One neuron on one sample is what the lane kernel simulates. */
    @ParameterizedTest
    @CsvSource({
        "online, he2, PROJECTED, correlation",
        "alternating, he3, NORMALIZED, correlation",
        "batch-reuse, relu, EUCLIDEAN, squared",
        "alternating, tanh, PROJECTED, squared"
    })
    void oneNeuronIsTheLaneKernels(String rule, String link, Geometry geometry, String loss) {
        Model model = new Model(
                Algorithms.parse(rule),
                Links.parse(link),
                new Neuron(Links.parse(link), 1),
                Loss.named(loss),
                geometry,
                0.1);
        Scenario scenario = new Scenario(
                model, 24, 0.03, 0.02, new InitialCondition.Positive(), new Escape(OverlapMode.ABSOLUTE, 0.5), 3000);
        assertThat(distance(ends(scenario, REDUCED, 3), ends(scenario, new ReducedEngine(), 4)))
                .isLessThan(BOUND);
    }

    /**
     * Batches of one neuron in the lane kernel, at every d from 2 up, against the dense frame. Of the 60 combinations one is beyond
     * the bound with probability 1.2e-3.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void lanesHaveTheLawOfDense(int part) {
        Random random = new Random(1700 + part);
        for (int k = 0; k < 20; k++) {
            Scenario scenario = RandomScenarios.drawForLanes(random);
            double[] dense = ends(scenario, DENSE, 6);
            double[] lanes = ends(scenario, new ReducedEngine(), 7);
            assertThat(distance(dense, lanes))
                    .as(RandomScenarios.describe(scenario))
                    .isLessThan(BOUND);
        }
    }

    /**
     * Mini-batch SGD's closed flow (arXiv 2305.18502), B = 32, d = 128, squared loss, normalized, {@code gamma = 2 eta0 / d^2}:
     * he1 takes {@code d^2 (atanh L - atanh m0) / (2 eta0)} steps, he2 {@code d^2 ln(m / sqrt(1 - m^2)) / (4 eta0)} from m0 to L.
     */
    @ParameterizedTest
    @CsvSource({"he1, true", "he1, false", "he2, true", "he2, false"})
    void closedFlows(String link, boolean lanes) {
        int dimension = 128;
        double eta0 = 1;
        Model model = new Model(
                Algorithms.parse("online"),
                Links.parse(link),
                new Neuron(Links.parse(link), 1),
                Loss.SQUARED,
                Geometry.NORMALIZED,
                0);
        Scenario scenario = new Scenario(
                model,
                dimension,
                Double.NaN,
                2 * eta0 / dimension / dimension,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, 0.9),
                10_000_000,
                32,
                List.of(0.5));
        List<Outcome> outcomes = run(lanes ? new ReducedEngine() : REDUCED, scenario, keys(5).subList(0, 48));
        assertThat(mean(
                        outcomes,
                        run -> run.passages().get(0).step() / flow(link, run.initialOverlap(), 0.5, dimension, eta0)))
                .isBetween(0.98, 1.02);
        assertThat(mean(outcomes, run -> run.steps() / flow(link, run.initialOverlap(), 0.9, dimension, eta0)))
                .isBetween(0.98, 1.02);
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
        return outcomes.stream().mapToDouble(number).average().orElseThrow();
    }

    private static double flow(String link, double from, double to, int dimension, double eta0) {
        double scale = (double) dimension * dimension / eta0;
        return link.equals("he1")
                ? scale * (atanh(to) - atanh(from)) / 2
                : scale
                        * (StrictMath.log(to / Math.sqrt(1 - to * to))
                                - StrictMath.log(from / Math.sqrt(1 - from * from)))
                        / 4;
    }

    private static double atanh(double x) {
        return StrictMath.log((1 + x) / (1 - x)) / 2;
    }

    @Test
    void tooFewDimensionsAreTheDenseEngines() {
        Scenario large = new Scenario(
                new Model(
                        Algorithms.parse("online"),
                        Links.parse("he1"),
                        new Neuron(Links.parse("he1"), 1),
                        Loss.CORRELATION,
                        Geometry.PROJECTED,
                        0),
                40,
                Double.NaN,
                0.01,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, 0.5),
                100,
                39);
        assertThat(run(DENSE, large, keys(1).subList(0, 1))).hasSize(1);
        assertThatThrownBy(() -> run(REDUCED, large, keys(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dense");
    }

    private static List<StreamKey> keys(long rootSeed) {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> new StreamKey(rootSeed, 16, seed))
                .toList();
    }

    private static List<Outcome> run(Engine engine, Scenario scenario, List<StreamKey> keys) {
        Outcome[] outcomes = new Outcome[keys.size()];
        Simulation simulation = engine.start(scenario, keys);
        while (!simulation.done()) {
            simulation.advance(1000).forEach(run -> outcomes[run.cell()] = run.outcome());
        }
        return Arrays.asList(outcomes);
    }

    private static double[] ends(Scenario scenario, Engine engine, long rootSeed) {
        return ends(scenario, run(engine, scenario, keys(rootSeed)));
    }

    /** When runs escaped; of those that did not, how near they were at the end. */
    private static double[] ends(Scenario scenario, List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(run -> run.status() == Status.ESCAPED
                        ? run.steps()
                        : run.status() == Status.CENSORED
                                ? scenario.maxSteps() + 1 - Math.abs(run.finalOverlap())
                                : scenario.maxSteps() + 2)
                .sorted()
                .toArray();
    }

    /** The Kolmogorov-Smirnov distance of two sorted samples of one size, times the root of half that size. */
    private static double distance(double[] x, double[] y) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double at = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= at) {
                i++;
            }
            while (j < y.length && y[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i - j));
        }
        return largest / x.length * Math.sqrt(x.length / 2.0);
    }
}
