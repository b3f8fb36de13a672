package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
    private static final Model HE3 = Runs.model("alternating", "he3", "he3", Loss.CORRELATION, Geometry.PROJECTED, 0);

    static Stream<Engine> engines() {
        return Stream.of(new ReducedEngine(), new DenseEngine(true), new DenseEngine(false));
    }

    /** Neither the cells beside it, nor their order, nor the stride matters to a cell. */
    @Property(tries = 20)
    void aCellDependsOnItsKeyAlone(
            @ForAll @IntRange(min = 1, max = 150) int cells,
            @ForAll @IntRange(min = 1, max = 500) int stride,
            @ForAll long order) {
        Scenario scenario = Runs.scenario(HE3, 16, 0.02, 0.004, 0.5, 2_000);
        List<StreamKey> keys = Runs.keys(5, cells);
        Outcome[] together = Runs.run(new ReducedEngine(), scenario, keys);
        List<Integer> shuffled = new ArrayList<>(
                java.util.stream.IntStream.range(0, cells).boxed().toList());
        Collections.shuffle(shuffled, new Random(order));
        Outcome[] apart = Runs.run(
                new ReducedEngine(), scenario, shuffled.stream().map(keys::get).toList(), stride);
        for (int i = 0; i < cells; i++) {
            assertThat(apart[i]).isEqualTo(together[shuffled.get(i)]);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRunThatReachesMaxStepsIsCensoredThere(Engine engine) {
        Outcome[] outcomes = Runs.run(engine, Runs.scenario(HE3, 8, 0.02, 1e-9, 0.9, 17), Runs.keys(1, 70));
        assertThat(outcomes).allMatch(o -> o.status() == Status.CENSORED && o.steps() == 17);
        assertThat(outcomes).allMatch(o -> Math.abs(o.finalOverlap() - o.initialOverlap()) < 1e-6);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRunWhoseStateOverflowsHasDiverged(Engine engine) {
        Model explosive = Runs.model("online", "he12", "he12", Loss.SQUARED, Geometry.EUCLIDEAN, 0);
        Outcome[] outcomes = Runs.run(engine, Runs.scenario(explosive, 50, 0, 1, 0.999999, 1_000), Runs.keys(1, 20));
        assertThat(outcomes).anyMatch(o -> o.status() == Status.DIVERGED);
        assertThat(outcomes)
                .filteredOn(o -> o.status() == Status.DIVERGED)
                .allMatch(o -> Double.isNaN(o.finalOverlap()) && o.steps() >= 1);
    }

    /** A step so large that only the state before normalising overflows. */
    @ParameterizedTest
    @MethodSource("engines")
    void overflowBeforeNormalisingIsDivergenceToo(Engine engine) {
        Scenario scenario = Runs.scenario(HE3, 8, 0.02, 1e300, 0.999999, 10);
        assertThat(Runs.run(engine, scenario, Runs.keys(1, 5)))
                .allMatch(o -> o.status() == Status.DIVERGED && o.steps() == 1);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void runsStartWhereTheConditionPutsThemAndNotEscaped(Engine engine) {
        for (int dimension : new int[] {2, 3, 20}) {
            for (double threshold : new double[] {1e-9, 0.05, 0.3}) {
                Escape absolute = new Escape(OverlapMode.ABSOLUTE, threshold);
                Escape signed = new Escape(OverlapMode.SIGNED, threshold);
                assertThat(starts(engine, dimension, new InitialCondition.Positive(), absolute))
                        .allMatch(m -> m >= 0 && m < threshold);
                assertThat(starts(engine, dimension, new InitialCondition.Uniform(), absolute))
                        .allMatch(m -> Math.abs(m) < threshold)
                        .anyMatch(m -> m < 0);
                assertThat(starts(engine, dimension, new InitialCondition.Uniform(), signed))
                        .allMatch(m -> m < threshold)
                        .anyMatch(m -> m < -threshold);
            }
        }
        Escape half = new Escape(OverlapMode.ABSOLUTE, 0.5);
        assertThat(starts(engine, 9, new InitialCondition.Fixed(-0.2), half)).allMatch(m -> m == -0.2);
    }

    /**
     * The start's law, below and above the switch of its sampler: for d = 3 the overlap is uniform, for d = 2 an arcsine.
     * Kolmogorov-Smirnov beyond 2.7: false-alarm rate 4 * 9e-7. The seed is fixed.
     */
    @Test
    void theStartIsUniformOnTheSphereGivenThatItHasNotEscaped() {
        for (double threshold : new double[] {0.3, 0.8}) {
            Escape escape = new Escape(OverlapMode.ABSOLUTE, threshold);
            double[] plane = starts(new ReducedEngine(), 2, new InitialCondition.Positive(), escape).stream()
                    .mapToDouble(m -> Math.asin(m) / Math.asin(threshold))
                    .toArray();
            double[] space = starts(new ReducedEngine(), 3, new InitialCondition.Positive(), escape).stream()
                    .mapToDouble(m -> m / threshold)
                    .toArray();
            assertThat(distanceFromUniform(plane)).isLessThan(2.7);
            assertThat(distanceFromUniform(space)).isLessThan(2.7);
        }
    }

    @Test
    void denseVectorsStartOnTheUnitSphereInEveryDimension() {
        for (int dimension : new int[] {2, 31, 32, 33, 64, 100, 1024, 1025, 2100}) {
            DenseVectors<double[]> vectors = new DenseVectors<>(new ScalarKernel().doublePrecision(), dimension);
            vectors.start(new StreamKey(1, 2, 3), 0.25);
            assertThat(vectors.squaredNormOfW()).isCloseTo(1, within(1e-12));
            assertThat(vectors.thetaDotW()).isEqualTo(0.25);
            vectors.draw();
            double deviation = Math.sqrt(2.0 * dimension);
            assertThat(vectors.squaredNormOfX()).isCloseTo(dimension, within(5 * deviation));
        }
    }

    private static List<Double> starts(Engine engine, int dimension, InitialCondition init, Escape escape) {
        Scenario scenario = new Scenario(HE3, dimension, 0.01, 1e-12, init, escape, 1);
        return Arrays.stream(Runs.run(engine, scenario, Runs.keys(9, 1_000)))
                .map(Outcome::initialOverlap)
                .toList();
    }

    private static double distanceFromUniform(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length) + 0.5 / sorted.length);
        }
        return distance * Math.sqrt(sorted.length);
    }
}
