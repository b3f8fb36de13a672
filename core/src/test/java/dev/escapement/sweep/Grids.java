package dev.escapement.sweep;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.List;

/** Grids for tests: he3, one value on every axis but those named. */
final class Grids {
    private Grids() {}

    static Grid of(
            List<String> algorithms, List<LearningRate> rates, List<Long> dimensions, SeedRange seeds, long cap) {
        List<Algorithm> rules = algorithms.stream().map(Algorithms::parse).toList();
        return new Grid(
                rules,
                List.of(Links.parse("he3")),
                List.of(new Activation.Same()),
                List.of(Loss.CORRELATION),
                List.of(Geometry.PROJECTED),
                List.of(1.0),
                List.of(0.0),
                List.of(new InitialCondition.Positive()),
                List.of(OverlapMode.ABSOLUTE),
                List.of(0.5),
                List.of(EngineChoice.REDUCED),
                rates,
                List.of(new StepSizePolicy.Law(0.1, 1)),
                dimensions,
                seeds,
                new StepCap.Fixed(cap));
    }

    static Plan plan(Grid... grids) {
        return new Plan(new Sweep(Arrays.asList(grids), 0));
    }
}
