package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both engines against the quartiles of 200 reference runs by an independent program. The share of our runs below a
 * reference quartile differs from 1/4, 1/2, 3/4 by the noise of both samples; beyond 4.5 standard deviations it counts as
 * disagreement. 42 scores: false-alarm rate 42 * 7e-6 = 3e-4. The seeds are fixed.
 */
@Tag("slow")
class ReferenceQuartilesTest {
    private static final int REFERENCE_RUNS = 200;

    @ParameterizedTest
    @CsvSource({
        "online, he3, he3, correlation, PROJECTED, 0, 64, 0, 0.002, 972, 1942, 5029",
        "online, he2, he2, correlation, PROJECTED, 0, 256, 0, 0.0008, 1393, 1782, 2310",
        "online, he1, relu, correlation, PROJECTED, 0, 256, 0, 0.002, 504, 553, 604",
        "online, relu, relu, squared, NORMALIZED, 0.1, 256, 0, 0.002, 862, 951, 1020",
        "alternating, he3, he3, correlation, PROJECTED, 0, 128, 0.02, 0.0005, 4788, 8686, 24777",
        "batch-reuse, he3, relu, correlation, PROJECTED, 0, 128, 0.01, 0.002, 4280, 5297, 6650",
        "alternating, he2, relu, squared, EUCLIDEAN, 0.2, 256, 0.1, 0.002, 2219, 2745, 3599"
    })
    void bothEnginesReproduceThem(
            String algorithm,
            String link,
            String activation,
            String loss,
            Geometry geometry,
            double noiseStd,
            int dimension,
            double eta,
            double gamma,
            double lower,
            double median,
            double upper) {
        Model model = Runs.model(algorithm, link, activation, Loss.named(loss), geometry, noiseStd);
        Scenario scenario = Runs.scenario(model, dimension, eta, gamma, 0.5, (long) upper + 1);
        double[] quartiles = {lower, median, upper};
        check(new ReducedEngine(), scenario, 2_000, quartiles);
        check(new DenseEngine(false), scenario, 100, quartiles);
    }

    private static void check(Engine engine, Scenario scenario, int runs, double[] quartiles) {
        double[] times = Runs.times(Runs.run(engine, scenario, Runs.keys(3, runs)));
        for (int k = 1; k <= 3; k++) {
            double p = k / 4.0;
            double quartile = quartiles[k - 1];
            double share = Arrays.stream(times).filter(t -> t <= quartile).count() / (double) runs;
            double deviation = Math.sqrt(p * (1 - p) * (1.0 / runs + 1.0 / REFERENCE_RUNS));
            assertThat((share - p) / deviation)
                    .as("quartile %s of %s", k, engine.kernel())
                    .isBetween(-4.5, 4.5);
        }
    }
}
