package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The step of every algorithm, loss and geometry, on vectors of whatever length. */
class VectorStepTest {
    private static final double ETA = 0.05;
    private static final int RUNS = 2_000;
    /** 150 tests at 2 exp(-2 z^2) = 1.9e-7 each: false-alarm rate 3e-5. The seeds are fixed. */
    private static final double CRITICAL = 2.84;

    static Stream<Arguments> models() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Algorithm algorithm : Algorithms.all()) {
            for (Loss loss : Loss.all()) {
                for (Geometry geometry : Geometry.values()) {
                    all.add(Arguments.of(algorithm.name(), loss, geometry));
                }
            }
        }
        return all.build();
    }

    /** One step in R^3, short and long, against the formulas of the model written out. */
    @ParameterizedTest
    @MethodSource("models")
    void aStepIsTheOneByHand(String algorithm, Loss loss, Geometry geometry) {
        Model model = Runs.model(algorithm, "he2", "square", loss, geometry, 0);
        double[] x = {0.7, -1.1, 0.4};
        for (double gamma : new double[] {0.01, 3}) {
            double[] w = {0.48, 0.6, 0.64};
            double z = 0.48 * 0.7 - 0.6 * 1.1 + 0.64 * 0.4;
            double squaredNorm = 0.7 * 0.7 + 1.1 * 1.1 + 0.4 * 0.4;
            double y = (0.7 * 0.7 - 1) / Math.sqrt(2);
            double p = gamma * psi(algorithm, loss, y, z, squaredNorm);
            double[] moved = new double[3];
            for (int j = 0; j < 3; j++) {
                moved[j] = w[j] + p * (geometry == Geometry.PROJECTED ? x[j] - z * w[j] : x[j]);
            }
            double norm = Math.sqrt(moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2]);
            double length = geometry == Geometry.EUCLIDEAN ? norm : 1;

            ShortVectors vectors = ShortVectors.seeing(x);
            System.arraycopy(w, 0, vectors.w, 0, 3);
            VectorStep step = new VectorStep(scenario(model, 3, gamma), vectors, null);
            step.take(1);
            assertThat(step.q()).isCloseTo(length * length, within(1e-13 * length * length));
            assertThat(step.overlap()).isCloseTo(moved[0] / norm, within(1e-14));
            for (int j = 0; j < 3; j++) {
                assertThat(vectors.w[j]).isCloseTo(moved[j] * length / norm, within(1e-14 * length));
            }
        }
    }

    /** psi for the activation z^2 and a = 1. */
    private static double psi(String algorithm, Loss loss, double y, double z, double squaredNorm) {
        double online = residual(loss, y, z * z) * 2 * z;
        return switch (algorithm) {
            case "online" -> online;
            case "batch-reuse", "sample-reuse" -> {
                double again = z + ETA * online * squaredNorm;
                yield residual(loss, y, again * again) * 2 * again;
            }
            case "alternating", "sample-alternating" -> {
                double a = 1 + ETA * residual(loss, y, z * z) * z * z;
                yield residual(loss, y, a * z * z) * a * 2 * z;
            }
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static double residual(Loss loss, double y, double f) {
        return switch (loss.label()) {
            case "correlation" -> y;
            case "squared" -> y - f;
            case "absolute" -> y > f ? 1 : -1;
            case "huber(1)" -> y - f > 1 ? 1 : y - f < -1 ? -1 : y - f;
            case "logistic" -> y / (1 + Math.exp(y * f));
            default -> throw new IllegalArgumentException(loss.label());
        };
    }

    /** The same step on three coordinates that stand for d = 7, against the dense engine: Kolmogorov-Smirnov tests. */
    @ParameterizedTest
    @MethodSource("models")
    void threeCoordinatesHaveTheLawOfAllOfThem(String algorithm, Loss loss, Geometry geometry) {
        Scenario scenario = scenario(Runs.model(algorithm, "he2", "tanh", loss, geometry, 0.3), 7, 0.15);
        List<Outcome> reduced = new ArrayList<>();
        for (StreamKey key : Runs.keys(1, RUNS)) {
            reduced.add(run(scenario, new Sampler(key.stream(0), 0)));
        }
        Outcome[] dense = Runs.run(new DenseEngine(true), scenario, Runs.keys(2, RUNS));
        Outcome[] three = reduced.toArray(Outcome[]::new);
        assertThat(EngineAgreementTest.score(Runs.times(three), Runs.times(dense)))
                .isLessThan(CRITICAL);
        assertThat(EngineAgreementTest.score(EngineAgreementTest.overlaps(three), EngineAgreementTest.overlaps(dense)))
                .isLessThan(CRITICAL);
        assertThat(Arrays.stream(three).filter(o -> o.status() == Status.ESCAPED))
                .hasSizeGreaterThan(RUNS / 20);
    }

    private static Outcome run(Scenario scenario, Sampler sampler) {
        double initial = new Start(scenario).overlap(sampler);
        ShortVectors vectors = ShortVectors.standingFor(scenario.dimension(), initial, sampler);
        VectorStep step = new VectorStep(scenario, vectors, sampler);
        for (long number = 1; number <= scenario.maxSteps(); number++) {
            step.take(number);
            if (scenario.escape().reached(step.overlap())) {
                return new Outcome(Status.ESCAPED, initial, step.overlap(), number);
            }
        }
        return new Outcome(Status.CENSORED, initial, step.overlap(), scenario.maxSteps());
    }

    private static Scenario scenario(Model model, int dimension, double gamma) {
        return Runs.scenario(model, dimension, ETA, gamma, 0.6, 40);
    }
}
