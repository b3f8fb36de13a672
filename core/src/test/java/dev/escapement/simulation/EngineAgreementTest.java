package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reduced engine is the dense one in law: two-sample Kolmogorov-Smirnov tests of final overlaps and escape times over
 * every algorithm, loss and geometry, with label noise, at d = 2, 3 and 7.
 */
@Tag("slow")
class EngineAgreementTest {
    private static final int RUNS = 2_000;
    /** 450 tests at 2 exp(-2 z^2) = 1.9e-7 each: false-alarm rate 9e-5. The seeds are fixed. */
    private static final double CRITICAL = 2.84;

    static Stream<Arguments> combinations() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Algorithm algorithm : Algorithms.all()) {
            for (Loss loss : Loss.all()) {
                for (Geometry geometry : Geometry.values()) {
                    for (int dimension : new int[] {2, 3, 7}) {
                        all.add(Arguments.of(algorithm.name(), loss, geometry, dimension));
                    }
                }
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void reducedAndDenseAgree(String algorithm, Loss loss, Geometry geometry, int dimension) {
        Model model = Runs.model(algorithm, "he2", "tanh", loss, geometry, 0.3);
        Scenario scenario = Runs.scenario(model, dimension, 0.05, 0.08, 0.9, 40);
        Outcome[] reduced = Runs.run(new ReducedEngine(), scenario, Runs.keys(1, RUNS));
        Outcome[] dense = Runs.run(new DenseEngine(true), scenario, Runs.keys(2, RUNS));
        assertThat(score(Runs.times(reduced), Runs.times(dense))).isLessThan(CRITICAL);
        assertThat(score(overlaps(reduced), overlaps(dense))).isLessThan(CRITICAL);
    }

    static double[] overlaps(Outcome[] outcomes) {
        return Arrays.stream(outcomes)
                .mapToDouble(Outcome::finalOverlap)
                .sorted()
                .toArray();
    }

    /** sqrt(n/2) times the largest distance between two empirical distribution functions of n draws each, sorted. */
    static double score(double[] one, double[] other) {
        int n = one.length;
        int i = 0;
        int j = 0;
        int distance = 0;
        while (i < n && j < n) {
            double at = Math.min(one[i], other[j]);
            while (i < n && one[i] <= at) {
                i++;
            }
            while (j < n && other[j] <= at) {
                j++;
            }
            distance = Math.max(distance, Math.abs(i - j));
        }
        return (double) distance / n * Math.sqrt(n / 2.0);
    }
}
