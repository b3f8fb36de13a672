package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.inference.QuantileResiduals;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.random.StreamKey;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole law of the escape step against runs, of which it lets a share escape before they are stopped. */
@Tag("slow")
class ExitLawFitTest {
    private static final long HORIZON = 10_000_000;
    private static final int SAMPLES = 60;

    private record Setting(Problem problem, double gamma) {
        static Setting of(String algorithm, int dimension, double eta) {
            Problem problem = new Problem(
                    Runs.model(algorithm, "he3", "he3", Loss.CORRELATION, Geometry.PROJECTED, 0),
                    dimension,
                    eta,
                    new InitialCondition.Positive(),
                    new Escape(OverlapMode.ABSOLUTE, 0.3),
                    1);
            return new Setting(problem, new StepSizePolicy.Optimal().gamma(problem));
        }

        ExitLaw law() {
            return ExitLaw.of(problem, gamma, HORIZON);
        }

        Cohort runs(long cap, List<StreamKey> keys) {
            Scenario scenario = new Scenario(
                    problem.model(),
                    (int) problem.dimension(),
                    problem.eta(),
                    gamma,
                    problem.init(),
                    problem.escape(),
                    cap);
            Outcome[] outcomes = Runs.run(new ReducedEngine(), scenario, keys);
            boolean[] escaped = new boolean[outcomes.length];
            for (int i = 0; i < escaped.length; i++) {
                escaped[i] = outcomes[i].status() == Status.ESCAPED;
            }
            long[] times = Arrays.stream(outcomes).mapToLong(Outcome::steps).toArray();
            return new Cohort(problem.dimension(), times, escaped);
        }
    }

    /** 60 samples of 100 runs; uniform p-values lie this far from a straight line once in 1,000 seeds. */
    @ParameterizedTest
    @CsvSource({
        "online, 32, 0, 0.9",
        "alternating, 32, 0.03, 0.9",
        "alternating, 64, 0.005, 0.3",
        "batch-reuse, 48, 0.02, 0.6"
    })
    void pIsUniform(String algorithm, int dimension, double eta, double escaping) {
        Setting setting = Setting.of(algorithm, dimension, eta);
        ExitLaw law = setting.law();
        long cap = (long) law.quantile(escaping);
        double[] p = IntStream.range(0, SAMPLES)
                .mapToDouble(i -> QuantileResiduals.pValue(
                                setting.runs(cap, Runs.keys(40 + i, 100)), law::survival, new StreamKey(1, 1, i))
                        .orElseThrow())
                .toArray();
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), p))
                .isGreaterThan(1e-3);
    }

    /** Of 1,000 runs: a law whose times are a fifth too short. */
    @ParameterizedTest
    @CsvSource({"online, 32, 0, 0.9", "alternating, 32, 0.03, 0.9"})
    void aLawThatIsTooFastIsFound(String algorithm, int dimension, double eta, double escaping) {
        Setting setting = Setting.of(algorithm, dimension, eta);
        ExitLaw law = setting.law();
        Cohort runs = setting.runs((long) law.quantile(escaping), Runs.keys(7, 1000));
        double p = QuantileResiduals.pValue(runs, steps -> law.survival(steps / 0.8), new StreamKey(1, 2, 3))
                .orElseThrow();
        assertThat(p).isLessThan(0.01);
    }
}
