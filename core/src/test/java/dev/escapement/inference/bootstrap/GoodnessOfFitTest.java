package dev.escapement.inference.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodnessOfFitTest {
    private static final int GROUPS = 60;

    static IntStream groups() {
        return IntStream.range(0, GROUPS);
    }

    /** The statistic against one run after the other, many of them tied. */
    @ParameterizedTest
    @MethodSource("groups")
    void agreesWithTheSumOverRuns(int group) {
        AftEstimator fitted = fitted(group);
        assertThat(GoodnessOfFit.of(fitted, 0, new StreamKey(1, 2, 3).stream(0)).statistic())
                .isEqualTo(plain(fitted), within(1e-9));
    }

    /** The runs that are drawn against drawing them one after the other. */
    @ParameterizedTest
    @MethodSource("groups")
    void drawsWhatTheStreamSays(int group) {
        AftEstimator fitted = fitted(group);
        SimulatedGroup simulated = new SimulatedGroup(fitted);
        Xoshiro256 stream = new StreamKey(4, 5, group).stream(0);
        Xoshiro256 same = new StreamKey(4, 5, group).stream(0);
        for (int draw = 0; draw < 3; draw++) {
            List<LogTimes> drawn = simulated.next(stream);
            for (int i = 0; i < drawn.size(); i++) {
                assertThat(signed(drawn.get(i))).isEqualTo(plainDraw(fitted, i, group % 2 == 0, same));
                assertAscending(drawn.get(i));
            }
        }
    }

    private static void assertAscending(LogTimes times) {
        for (int slot = 1; slot < times.distinct(); slot++) {
            assertThat(slot == times.escapes() || times.at(slot - 1) < times.at(slot))
                    .isTrue();
        }
    }

    /** Up to four dimensions of up to sixty runs, in groups of even number in whole steps; caps differ from run to run. */
    private static AftEstimator fitted(int group) {
        Xoshiro256 stream = new StreamKey(18, 4, group).stream(0);
        Distribution distribution = Distribution.values()[group % 3];
        List<Cohort> cohorts = new ArrayList<>();
        int dimensions = 2 + Uniform.below(3, stream);
        double cap = Uniform.below(2, stream) == 0 ? 1e9 : 40;
        for (int c = 0; c < dimensions; c++) {
            double[] times = new double[20 + Uniform.below(40, stream)];
            boolean[] escaped = new boolean[times.length];
            for (int run = 0; run < times.length; run++) {
                double time = StrictMath.exp(2 + c + 0.6 * distribution.draw(stream));
                double limit = cap * (1 + Uniform.below(2, stream));
                escaped[run] = time <= limit;
                times[run] = Math.min(time, limit);
                times[run] = group % 2 == 0 ? Math.max(1, Math.ceil(times[run])) : times[run];
            }
            cohorts.add(new Cohort(StrictMath.exp(4 + c), times, escaped));
        }
        AftEstimator estimator =
                AftEstimator.of(Cohorts.of(cohorts), distribution, Trend.POWER, Scale.FOLLOWS_DIMENSION);
        assertThat(estimator.fit()).isInstanceOf(Fitted.class);
        return estimator;
    }

    /** Log times, ascending; those of censored runs negated. */
    private static double[] signed(LogTimes times) {
        return IntStream.range(0, times.runs())
                .mapToDouble(run ->
                        times.slot(run) < times.escapes() ? times.at(times.slot(run)) : -times.at(times.slot(run)))
                .sorted()
                .toArray();
    }

    private static double[] plainDraw(AftEstimator law, int i, boolean whole, Xoshiro256 stream) {
        LogTimes like = law.times().get(i);
        double sigma = law.sigma(law.parameters(), i);
        boolean capped = like.distinct() > like.escapes();
        double[] drawn = new double[like.runs()];
        for (int run = 0; run < drawn.length; run++) {
            int slot = like.slot(run);
            double log = law.location(law.parameters(), i)
                    + sigma * law.distribution().draw(stream);
            if (whole && log < StrictMath.log(1000 / sigma)) {
                log = StrictMath.log(Math.max(1, Math.ceil(StrictMath.exp(log))));
            }
            double longest = capped ? like.at(like.distinct() - 1) : Double.POSITIVE_INFINITY;
            double limit = slot < like.escapes() ? longest : like.at(slot);
            drawn[run] = log <= limit ? log : -limit;
        }
        Arrays.sort(drawn);
        return drawn;
    }

    /** The integral of (height - u)^2 / (u (1 - u)) between the residuals, times the number of runs. */
    private static double plain(AftEstimator fit) {
        List<double[]> residuals = new ArrayList<>();
        for (int i = 0; i < fit.times().size(); i++) {
            LogTimes cohort = fit.times().get(i);
            for (int run = 0; run < cohort.runs(); run++) {
                double z = (cohort.at(cohort.slot(run)) - fit.location(fit.parameters(), i))
                        / fit.sigma(fit.parameters(), i);
                residuals.add(new double[] {z, cohort.slot(run) < cohort.escapes() ? 1 : 0});
            }
        }
        residuals.sort((one, other) ->
                one[0] == other[0] ? Double.compare(other[1], one[1]) : Double.compare(one[0], other[0]));
        double sum = 0;
        double height = 0;
        double from = 0;
        int atRisk = residuals.size();
        boolean censoredLast = false;
        for (double[] residual : residuals) {
            censoredLast = residual[1] == 0;
            if (!censoredLast) {
                double to = 1 - fit.distribution().survival(residual[0]);
                sum += integral(height, from, to);
                height = 1 - (1 - height) * (atRisk - 1) / atRisk;
                from = to;
            }
            atRisk--;
        }
        double last = residuals.get(residuals.size() - 1)[0];
        double end = censoredLast ? 1 - fit.distribution().survival(last) : 1;
        return residuals.size() * (sum + integral(height, from, end));
    }

    private static double integral(double height, double from, double to) {
        double rising = height == 0 ? 0 : height * height * (StrictMath.log(to) - StrictMath.log(from));
        double falling =
                height >= 1 ? 0 : (1 - height) * (1 - height) * (StrictMath.log(1 - to) - StrictMath.log(1 - from));
        return rising - falling - (to - from);
    }
}
