package dev.escapement.simulation;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scenarios and runs for tests, spelled shortly. */
final class Runs {
    private Runs() {}

    static Model model(
            String algorithm, String link, String activation, Loss loss, Geometry geometry, double noiseStd) {
        Neuron neuron = new Neuron(Links.parse(activation), 1);
        return new Model(Algorithms.parse(algorithm), Links.parse(link), neuron, loss, geometry, noiseStd);
    }

    static Scenario scenario(Model model, int dimension, double eta, double gamma, double threshold, long maxSteps) {
        Escape escape = new Escape(OverlapMode.ABSOLUTE, threshold);
        return new Scenario(model, dimension, eta, gamma, new InitialCondition.Positive(), escape, maxSteps);
    }

    static List<StreamKey> keys(long rootSeed, int count) {
        List<StreamKey> keys = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            keys.add(new StreamKey(rootSeed, 0, seed));
        }
        return keys;
    }

    static Outcome[] run(Engine engine, Scenario scenario, List<StreamKey> keys) {
        return run(engine, scenario, keys, 1_000_000);
    }

    static Outcome[] run(Engine engine, Scenario scenario, List<StreamKey> keys, long stride) {
        return Arrays.stream(finished(engine.start(scenario, keys), keys.size(), stride))
                .map(Simulation.Finished::outcome)
                .toArray(Outcome[]::new);
    }

    /** How the cells of a simulation end, if they have not yet. */
    static Simulation.Finished[] finished(Simulation simulation, int cells, long stride) {
        Simulation.Finished[] all = new Simulation.Finished[cells];
        while (!simulation.done()) {
            simulation.advance(stride).forEach(finished -> all[finished.cell()] = finished);
        }
        return all;
    }

    /** Escape times, infinite for runs that did not escape. */
    static double[] times(Outcome[] outcomes) {
        return Arrays.stream(outcomes)
                .mapToDouble(o -> o.status() == Status.ESCAPED ? o.steps() : Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
    }
}
