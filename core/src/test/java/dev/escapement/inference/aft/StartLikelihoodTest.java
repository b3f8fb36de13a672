package dev.escapement.inference.aft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartLikelihoodTest {
    private static final int SIZE = StartLikelihood.SIZE;

    private static final int SETTINGS = 200;

    static IntStream settings() {
        return IntStream.range(0, SETTINGS);
    }

    /** The sums against one run after the other: up to five dimensions of up to forty runs, the share of censored ones any. */
    @ParameterizedTest
    @MethodSource("settings")
    void agreesWithTheSumOverRuns(int setting) {
        Xoshiro256 stream = new StreamKey(18, 3, setting).stream(0);
        int dimensions = 2 + Uniform.below(4, stream);
        int[] begins = new int[dimensions + 1];
        for (int c = 0; c < dimensions; c++) {
            begins[c + 1] = begins[c] + 1 + Uniform.below(40, stream);
        }
        int runs = begins[dimensions];
        double censored = Math.max(0, 1.5 * Uniform.open(stream) - 0.5);
        double[] logDimensions = new double[runs];
        double[] logStarts = new double[runs];
        double[] logTimes = new double[runs];
        boolean[] escaped = new boolean[runs];
        int[] counts = new int[runs];
        for (int c = 0; c < dimensions; c++) {
            for (int run = begins[c]; run < begins[c + 1]; run++) {
                logDimensions[run] = 4 + c;
                logStarts[run] = Distribution.LOG_NORMAL.draw(stream) - 2;
                logTimes[run] = 1.5 * logDimensions[run] - logStarts[run] + Distribution.LOG_NORMAL.draw(stream);
                escaped[run] = Uniform.open(stream) > censored;
                counts[run] = Uniform.below(4, stream);
            }
        }
        LinearCurve curve = new LinearCurve(new double[runs], logDimensions, logStarts);
        double[] plane = near(logTimes, stream);
        StartLikelihood likelihood = new StartLikelihood(begins, logTimes, escaped, curve, plane);

        double[] at = near(logTimes, stream);
        int[] once = new int[runs];
        Arrays.fill(once, 1);
        assertSame(likelihood, once, logTimes, escaped, curve, at);
        likelihood.weigh(counts);
        assertSame(likelihood, counts, logTimes, escaped, curve, at);
    }

    private static double[] near(double[] logTimes, Xoshiro256 stream) {
        double mean = Arrays.stream(logTimes).average().orElseThrow();
        return new double[] {
            mean + Distribution.LOG_NORMAL.draw(stream),
            1.5 + Distribution.LOG_NORMAL.draw(stream),
            -1 + Distribution.LOG_NORMAL.draw(stream),
            Uniform.open(stream) - 0.5
        };
    }

    private static void assertSame(
            StartLikelihood likelihood,
            int[] counts,
            double[] logTimes,
            boolean[] escaped,
            LinearCurve curve,
            double[] at) {
        double[] gradient = new double[SIZE];
        double[][] hessian = new double[SIZE][SIZE];
        double value = likelihood.at(at, gradient, hessian);
        double[] plainGradient = new double[SIZE];
        double[][] plainHessian = new double[SIZE][SIZE];
        double plain = plain(counts, logTimes, escaped, curve, at, plainGradient, plainHessian);
        double size = 1e-13 * (1 + Math.abs(plainHessian[SIZE - 1][SIZE - 1]) + Math.abs(plain));
        assertThat(value).isEqualTo(plain, within(size));
        for (int j = 0; j < SIZE; j++) {
            assertThat(gradient[j]).as("gradient %d", j).isEqualTo(plainGradient[j], within(10 * size));
            for (int k = 0; k <= j; k++) {
                assertThat(hessian[j][k]).as("hessian %d %d", j, k).isEqualTo(plainHessian[j][k], within(10 * size));
            }
        }
    }

    private static double plain(
            int[] counts,
            double[] logTimes,
            boolean[] escaped,
            LinearCurve curve,
            double[] at,
            double[] gradient,
            double[][] hessian) {
        double[] slope = new double[SIZE - 1];
        double logScale = at[SIZE - 1];
        double perScale = StrictMath.exp(-logScale);
        double value = 0;
        for (int run = 0; run < counts.length; run++) {
            double z = (logTimes[run] - curve.at(at, run, slope)) * perScale;
            double force = Distribution.LOG_NORMAL.slope(z, escaped[run]);
            double curvature = Distribution.LOG_NORMAL.curvature(z, escaped[run]);
            double[] direction = {-perScale * slope[0], -perScale * slope[1], -perScale * slope[2], -z};
            value += counts[run]
                    * (Distribution.LOG_NORMAL.logLikelihood(z, escaped[run])
                            - (escaped[run] ? logScale + logTimes[run] : 0));
            gradient[SIZE - 1] -= counts[run] * (escaped[run] ? 1 : 0);
            for (int j = 0; j < SIZE; j++) {
                gradient[j] += counts[run] * force * direction[j];
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] += counts[run] * curvature * direction[j] * direction[k];
                }
                hessian[SIZE - 1][j] -= counts[run] * force * direction[j];
            }
        }
        return value;
    }
}
