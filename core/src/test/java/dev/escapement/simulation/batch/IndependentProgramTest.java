package dev.escapement.simulation.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Alternating;
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
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shares of runs that have escaped by three steps, against 8000 runs of the same model written in NumPy,
 * with plain matrices: two directions s1 + he3(s2), squared loss, noise 0.3, second layers 1/N, momentum and several samples.
 */
@Tag("slow")
class IndependentProgramTest {
    private static final int RUNS = 2000;
    private static final int THEIR_RUNS = 8000;
    /** For 24 shares at 6e-5 each: false-alarm rate below 0.15%. The seeds are fixed. */
    private static final double DEVIATIONS = 4;

    private record Shares(List<Integer> steps, List<Double> theirs) {}

    static Stream<Arguments> cases() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Coordinates coordinates : List.of(Coordinates.REDUCED, Coordinates.DENSE_DOUBLE)) {
            all.add(Arguments.of(
                    coordinates,
                    scenario(new Alternating(), "he2", Geometry.NORMALIZED, 2, 3, 15, 0.7, 0.06, 0.2, Recovery.ANY),
                    new Shares(List.of(14, 30, 58), List.of(0.2616, 0.5036, 0.7512))));
            all.add(Arguments.of(
                    coordinates,
                    scenario(new BatchReuse(3), "tanh", Geometry.PROJECTED, 3, 2, 15, 0.5, 0.15, 0.07, Recovery.ALL),
                    new Shares(List.of(21, 26, 32), List.of(0.2905, 0.5304, 0.7754))));
            all.add(Arguments.of(
                    coordinates,
                    scenario(new BatchReuse(), "he2", Geometry.EUCLIDEAN, 2, 4, 14, 0, 0.15, 0.05, Recovery.SUBSPACE),
                    new Shares(List.of(8, 20, 47), List.of(0.259, 0.5062, 0.7538))));
            all.add(Arguments.of(
                    coordinates,
                    scenario(new Alternating(), "tanh", Geometry.PROJECTED, 3, 2, 13, 0.6, 0.15, 1, Recovery.SUBSPACE),
                    new Shares(List.of(5, 9, 16), List.of(0.2818, 0.5052, 0.7626))));
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sharesAreThoseOfAnIndependentProgram(Coordinates coordinates, Scenario scenario, Shares shares) {
        List<Long> times = new ArrayList<>();
        Simulation simulation = new BatchEngine(coordinates)
                .start(
                        scenario,
                        IntStream.range(0, RUNS)
                                .mapToObj(seed -> new StreamKey(4, 18, seed))
                                .toList());
        while (!simulation.done()) {
            simulation.advance(1000).stream()
                    .filter(run -> run.outcome().status() == Status.ESCAPED)
                    .forEach(run -> times.add(run.outcome().steps()));
        }
        for (int i = 0; i < shares.steps.size(); i++) {
            int by = shares.steps.get(i);
            double ours = times.stream().filter(time -> time <= by).count() / (double) RUNS;
            double theirs = shares.theirs.get(i);
            double deviation = Math.sqrt(theirs * (1 - theirs) * (1.0 / RUNS + 1.0 / THEIR_RUNS));
            assertThat(ours)
                    .as("by step %s", by)
                    .isBetween(theirs - DEVIATIONS * deviation, theirs + DEVIATIONS * deviation);
        }
    }

    private static Scenario scenario(
            Algorithm rule,
            String activation,
            Geometry geometry,
            int width,
            int batch,
            int dimension,
            double momentum,
            double gamma,
            double eta,
            Recovery recovery) {
        Model model = new Model(
                rule,
                MultiLink.parse("s1 + he(3, s2)", 2),
                new Neuron(Links.parse(activation), 1.0 / width),
                Loss.SQUARED,
                geometry,
                0.3,
                Label.IDENTITY,
                width,
                momentum);
        Escape escape = new Escape(OverlapMode.ABSOLUTE, 0.6, recovery);
        return new Scenario(model, dimension, eta, gamma, new InitialCondition.Positive(), escape, 80, batch);
    }
}
