package dev.escapement.simulation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.algorithm.SampleAlternating;
import dev.escapement.algorithm.SampleReuse;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.ReducedEngine;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Status;
import dev.escapement.simulation.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    private static final Kernel KERNEL = KernelChoice.get().kernel();

    private static final List<Algorithm> RULES = List.of(
            Algorithms.parse("online"),
            Algorithms.parse("alternating"),
            new SampleAlternating(),
            new BatchReuse(),
            new BatchReuse(3),
            new SampleReuse(new BatchReuse()),
            Algorithms.parse("clipped", "clip(y * act'(z), -2, 2)"),
            Algorithms.parse("normed", "y * act'(z) * xx / d"));

    /** Random combinations: 44 of them, of which one is beyond the bound with probability 1e-3. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void reducedHasTheLawOfDense(int part) {
        Random random = new Random(1600 + part);
        for (int k = 0; k < 11; k++) {
            Scenario scenario = draw(random);
            double[] dense = ends(scenario, new BatchEngine(KERNEL, false), 1);
            double[] reduced = ends(scenario, new BatchEngine(KERNEL, true), 2);
            assertThat(distance(dense, reduced)).as(describe(scenario)).isLessThan(BOUND);
        }
    }

    private static Scenario draw(Random random) {
        int width = 1 + random.nextInt(3);
        int directions = 1 + random.nextInt(2);
        int batch = 1 + random.nextInt(4);
        double momentum = random.nextInt(3) == 0 ? 0.7 : 0;
        Algorithm rule = RULES.get(random.nextInt(RULES.size()));
        boolean speaksOfOne =
                rule.gradientEvaluationsPerStep() == 1 && !rule.name().equals("online");
        List<Loss> losses = speaksOfOne
                ? List.of(Loss.CORRELATION)
                : List.of(Loss.CORRELATION, Loss.SQUARED, Loss.named("huber(1)"));
        Loss loss = losses.get(random.nextInt(losses.size()));
        Geometry geometry = Geometry.values()[random.nextInt(3)];
        String activation = List.of("he2", "tanh", "relu", "he3").get(random.nextInt(4));
        double noise = random.nextInt(2) * 0.3;
        int dimension = 12 + random.nextInt(21);
        MultiLink link = directions == 1
                ? new MultiLink.Single(Links.parse(List.of("he2", "tanh", "he3").get(random.nextInt(3))))
                : random.nextBoolean()
                        ? MultiLink.parse("s1 + he(3, s2)", 2)
                        : new MultiLink.Sum(Links.parse("he2"), 2);
        Recovery recovery = Recovery.values()[random.nextInt(3)];
        Model model = new Model(
                rule,
                link,
                new Neuron(Links.parse(activation), 1.0 / width),
                loss,
                geometry,
                noise,
                Label.IDENTITY,
                width,
                momentum);
        double gamma = (1 - momentum) * 0.5 * width / dimension;
        return new Scenario(
                model,
                dimension,
                rule instanceof BatchReuse || rule instanceof SampleReuse ? 1.0 / dimension : 0.2,
                gamma,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, 0.6, recovery),
                200,
                batch);
    }

    private static String describe(Scenario scenario) {
        Model model = scenario.model();
        return " " + model.algorithm() + " " + model.neuron().activation().name() + " on "
                + model.target().name() + " "
                + model.loss().label() + " " + model.geometry() + " N=" + model.width() + " B=" + scenario.batch()
                + " beta=" + model.momentum() + " " + scenario.escape().recovery() + " d="
                + scenario.dimension();
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
        double[] general = ends(scenario, new BatchEngine(KERNEL, true), 3);
        Simulation lanes = new ReducedEngine().start(scenario, keys(4));
        Outcome[] outcomes = new Outcome[RUNS];
        while (!lanes.done()) {
            lanes.advance(1000).forEach(run -> outcomes[run.cell()] = run.outcome());
        }
        assertThat(distance(general, ends(scenario, Arrays.asList(outcomes)))).isLessThan(BOUND);
    }

    /**
     * Mini-batch SGD's closed flow (arXiv 2305.18502), B = 32, d = 128, squared loss, normalized, {@code gamma = 2 eta0 / d^2}:
     * he1 takes {@code d^2 (atanh L - atanh m0) / (2 eta0)} steps, he2 {@code d^2 ln(m / sqrt(1 - m^2)) / (4 eta0)} from m0 to L.
     */
    @ParameterizedTest
    @CsvSource({"he1, 0.5", "he1, 0.9", "he2, 0.5", "he2, 0.9"})
    void closedFlows(String link, double threshold) {
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
                new Escape(OverlapMode.ABSOLUTE, threshold),
                10_000_000,
                32);
        List<Outcome> outcomes = new BatchEngine(KERNEL, true).run(scenario, keys(5).subList(0, 48));
        double ratio = outcomes.stream()
                .mapToDouble(run -> run.steps() / flow(link, run.initialOverlap(), threshold, dimension, eta0))
                .average()
                .orElseThrow();
        assertThat(ratio).isBetween(0.95, 1.05);
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
        assertThat(new BatchEngine(KERNEL, false).run(large, keys(1).subList(0, 1)))
                .hasSize(1);
        assertThatThrownBy(() -> new BatchEngine(KERNEL, true).run(large, keys(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dense");
    }

    private static List<StreamKey> keys(long rootSeed) {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> new StreamKey(rootSeed, 16, seed))
                .toList();
    }

    private static double[] ends(Scenario scenario, BatchEngine engine, long rootSeed) {
        return ends(scenario, engine.run(scenario, keys(rootSeed)));
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
