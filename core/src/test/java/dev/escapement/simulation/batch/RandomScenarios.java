package dev.escapement.simulation.batch;

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
import dev.escapement.simulation.Scenario;
import java.util.List;
import java.util.Random;

/** Combinations of all that a scenario may have, for tests. */
public final class RandomScenarios {
    private static final List<Algorithm> RULES = List.of(
            Algorithms.parse("online"),
            Algorithms.parse("alternating"),
            new SampleAlternating(),
            new BatchReuse(),
            new BatchReuse(3),
            new SampleReuse(new BatchReuse()),
            Algorithms.parse("clipped", "clip(y * act'(z), -2, 2)"),
            Algorithms.parse("normed", "y * act'(z) * xx / d"),
            Algorithms.parse("damped", "a * clip(res(a * act(z)), -1, 1) * act'(z)"),
            Algorithms.parse(
                    "half", "b = a + eta / 2 * res(a * act(z)) * act(z); res(b * act(z)) * b * act'(z) * xx / d"));

    private RandomScenarios() {}

    /** A scenario that the general engine serves in all coordinates. */
    public static Scenario draw(Random random) {
        int width = 1 + random.nextInt(3);
        int directions = 1 + random.nextInt(2);
        int batch = 1 + random.nextInt(4);
        double momentum = random.nextInt(3) == 0 ? 0.7 : 0;
        Algorithm rule = RULES.get(random.nextInt(RULES.size()));
        List<Loss> losses = List.of(Loss.CORRELATION, Loss.SQUARED, Loss.named("huber(1)"));
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

    /** A scenario of several samples that the lane kernel serves. */
    public static Scenario drawForLanes(Random random) {
        Algorithm rule = List.of(
                        Algorithms.parse("online"),
                        Algorithms.parse("alternating"),
                        new SampleAlternating(),
                        Algorithms.parse("clipped", "clip(y * act'(z), -2, 2)"),
                        Algorithms.parse("damped", "a * clip(res(a * act(z)), -1, 1) * act'(z)"))
                .get(random.nextInt(5));
        String link = List.of("he2", "tanh", "he3", "relu").get(random.nextInt(4));
        String activation = List.of("he2", "tanh", "he3", "relu").get(random.nextInt(4));
        Model model = new Model(
                rule,
                Links.parse(link),
                new Neuron(Links.parse(activation), 0.8),
                Loss.all().get(random.nextInt(Loss.all().size())),
                Geometry.values()[random.nextInt(3)],
                random.nextInt(2) * 0.3);
        int dimension = List.of(2, 3, 4, 7, 20, 40).get(random.nextInt(6));
        return new Scenario(
                model,
                dimension,
                1,
                0.5 / dimension,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, 0.8),
                50,
                2 + random.nextInt(7));
    }

    static String describe(Scenario scenario) {
        Model model = scenario.model();
        return " " + model.algorithm() + " " + model.neuron().activation().name() + " on "
                + model.target().name() + " "
                + model.loss().label() + " " + model.geometry() + " N=" + model.width() + " B=" + scenario.batch()
                + " beta=" + model.momentum() + " " + scenario.escape().recovery() + " d="
                + scenario.dimension();
    }
}
