package dev.escapement.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.survival.Cohort;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileResidualsTest {
    private static final StreamKey KEY = new StreamKey(3, 1, 4);
    private static final int SETTINGS = 400;

    /** Geometric: after each step the share {@code exp(-1 / mean)} is still under way. */
    private static DoubleUnaryOperator geometric(double mean) {
        return steps -> StrictMath.exp(-steps / mean);
    }

    private static Cohort drawn(double mean, double cap, int runs, Xoshiro256 stream) {
        double[] times = new double[runs];
        boolean[] escaped = new boolean[runs];
        for (int i = 0; i < runs; i++) {
            double step = Math.ceil(-mean * StrictMath.log(Uniform.open(stream)));
            escaped[i] = step <= cap;
            times[i] = Math.min(step, cap);
        }
        return new Cohort(1, times, escaped);
    }

    private static double p(Cohort runs, DoubleUnaryOperator law, StreamKey key) {
        return QuantileResiduals.pValue(runs, law, key).orElseThrow();
    }

    /**
     * Steps of a few and of millions, no run censored or nearly all. Were the p-values of the 400 settings not uniform, they would
     * not lie this near to a straight line; uniform ones lie further away once in 1,000 seeds.
     */
    @ParameterizedTest
    @CsvSource({"1.5, 1e9, 20", "40, 60, 200", "3e6, 1e9, 200", "3e6, 3e6, 50", "3e6, 1e5, 200"})
    void pIsUniformUnderTheLaw(double mean, double cap, int runs) {
        Xoshiro256 stream = KEY.stream(5);
        double[] p = IntStream.range(0, SETTINGS)
                .mapToDouble(i -> p(drawn(mean, cap, runs, stream), geometric(mean), new StreamKey(2, 7, i)))
                .toArray();
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), p))
                .isGreaterThan(1e-3);
    }

    /** Of 1,000 runs; p lies above 0.01 for fewer than one seed in ten. */
    @ParameterizedTest
    @CsvSource({"1e9", "1e6"})
    void aLawThatIsFiveFourthsOfTheTruthIsFound(double cap) {
        Cohort runs = drawn(1e6, cap, 1000, KEY.stream(6));
        assertThat(p(runs, geometric(1.25e6), KEY)).isLessThan(0.01);
        assertThat(p(runs, geometric(0.8e6), KEY)).isLessThan(0.01);
        assertThat(p(runs, geometric(1e6), KEY)).isGreaterThan(0.01);
    }

    /** The law lets half of them escape by then. */
    @Test
    void runsThatAreAllCensoredContradictALawThatLetsThemGo() {
        Cohort runs = drawn(1e12, 1000, 100, KEY.stream(7));
        assertThat(runs.escapes()).isZero();
        assertThat(p(runs, geometric(1000 / StrictMath.log(2)), KEY)).isLessThan(1e-12);
        assertThat(p(runs, geometric(1e12), KEY)).isGreaterThan(0.01);
    }

    @Test
    void theOrderOfTheRunsDoesNotMatter() {
        Cohort runs = drawn(30, 40, 100, KEY.stream(8));
        List<Integer> order = Arrays.asList(IntStream.range(0, 100).boxed().toArray(Integer[]::new));
        Collections.reverse(order);
        boolean[] escaped = new boolean[100];
        order.forEach(i -> escaped[99 - i] = runs.escaped(i));
        Cohort other = new Cohort(1, order.stream().mapToDouble(runs::time).toArray(), escaped);
        assertThat(p(other, geometric(30), KEY)).isEqualTo(p(runs, geometric(30), KEY));
        assertThat(p(runs, geometric(30), new StreamKey(3, 1, 5))).isNotEqualTo(p(runs, geometric(30), KEY));
    }

    /** With steps this long a residual is F(T). SciPy 1.17: kstest(x, "uniform", method="exact").pvalue. */
    @Test
    void theTestIsThatOfScipy() {
        double[] x = {0.04, 0.11, 0.2, 0.23, 0.31, 0.36, 0.44, 0.52, 0.58, 0.81};
        double[] times = Arrays.stream(x).map(share -> share * 1e12).toArray();
        boolean[] escaped = new boolean[x.length];
        Arrays.fill(escaped, true);
        assertThat(p(new Cohort(1, times, escaped), steps -> 1 - steps / 1e12, KEY))
                .isCloseTo(0.20726312001123592, within(1e-9));
    }

    @Test
    void isEmptyWithFewRunsOrNoLaw() {
        assertThat(QuantileResiduals.pValue(drawn(30, 40, 4, KEY.stream(9)), geometric(30), KEY))
                .isEmpty();
        assertThat(QuantileResiduals.pValue(drawn(30, 40, 5, KEY.stream(9)), geometric(30), KEY))
                .isPresent();
        assertThat(QuantileResiduals.pValue(drawn(30, 40, 9, KEY.stream(9)), steps -> Double.NaN, KEY))
                .isEqualTo(OptionalDouble.empty());
    }

    /** Laws as narrow as a step, and as wide as the heaviest tail, at thousands of steps from a few hundred evaluations. */
    @Test
    void theLawIsInterpolatedFromFewEvaluations() {
        List<DoubleUnaryOperator> laws = List.of(
                geometric(1e7),
                geometric(20),
                steps -> steps < 123_457 ? 1 : 0,
                steps -> 1 / (1 + StrictMath.pow(steps / 1e6, 300)),
                steps -> 0.5 / (1 + StrictMath.pow(steps / 1e4, 2)) + 0.5 / (1 + StrictMath.pow(steps / 1e7, 0.5)));
        for (DoubleUnaryOperator law : laws) {
            Xoshiro256 stream = KEY.stream(10);
            double[] times = IntStream.range(0, 5000)
                    .mapToDouble(i -> Math.ceil(StrictMath.exp(18 * Uniform.open(stream))))
                    .toArray();
            int[] evaluations = {0};
            StepwiseSurvival found = StepwiseSurvival.of(new Cohort(1, times, new boolean[5000]), steps -> {
                evaluations[0]++;
                return law.applyAsDouble(steps);
            });
            double error = Arrays.stream(times)
                    .flatMap(time -> DoubleStream.of(time, time - 1))
                    .map(step -> Math.abs(found.at(step) - law.applyAsDouble(step)))
                    .max()
                    .orElseThrow();
            assertThat(error).isLessThan(1e-4);
            assertThat(evaluations[0]).isBetween(5, 400);
        }
    }
}
