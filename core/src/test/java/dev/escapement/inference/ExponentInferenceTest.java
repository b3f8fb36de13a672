package dev.escapement.inference;

import static dev.escapement.inference.Example.cohort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.Kind;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.bootstrap.GoodnessOfFit;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExponentInferenceTest {
    private static final StreamKey KEY = new StreamKey(1, 2, 3);
    private static final Protocol QUICK = new Protocol(400, 200, 20);
    private static final double[] DECADE = {64, 128, 256, 512, 1024};

    private static Exponents infer(Cohorts cohorts) {
        return ExponentInference.infer(cohorts, 0, QUICK, KEY);
    }

    private static Estimated estimated(Exponents exponents, Method method, Trend trend) {
        return (Estimated) exponents.by(method, trend).orElseThrow();
    }

    private static List<Warning.Kind> kinds(Exponents exponents) {
        return exponents.warnings().stream().map(Warning::kind).toList();
    }

    /**
     * T about d^2, a cap at 10^6 steps: the mean over the runs that escaped gives 1.44 and counting the cap as an escape 1.58,
     * much as in practice. The tolerances are some four standard errors of a mean of 30 sweeps.
     */
    @Test
    void theFailureTable() {
        double[] d = {100, 200, 400, 800, 1600};
        Synthetic sweep = new Synthetic(d, 64, x -> 2 * Math.log(x), 1e6);
        double escapedOnly = 0;
        double capAsEscape = 0;
        double censored = 0;
        double[] weights = {1, 1, 1, 1, 1};
        int sweeps = 30;
        for (int i = 0; i < sweeps; i++) {
            Cohorts cohorts = sweep.draw(Synthetic.of(Distribution.LOG_NORMAL, 0.8), i);
            double[] means = cohorts.byDimension().stream()
                    .mapToDouble(c -> mean(c, false))
                    .toArray();
            double[] capped = cohorts.byDimension().stream()
                    .mapToDouble(c -> mean(c, true))
                    .toArray();
            escapedOnly += Trend.POWER.alpha(d, means, weights).orElseThrow() / sweeps;
            capAsEscape += Trend.POWER.alpha(d, capped, weights).orElseThrow() / sweeps;
            AftFit fit = AftEstimator.of(cohorts, Distribution.LOG_NORMAL, Trend.POWER, Scale.CONSTANT)
                    .fit();
            censored += ((AftFit.Fitted) fit).alpha() / sweeps;
        }
        assertThat(escapedOnly).isEqualTo(1.44, within(0.05));
        assertThat(capAsEscape).isEqualTo(1.58, within(0.05));
        assertThat(censored).isEqualTo(2, within(0.03));
    }

    private static double mean(Cohort cohort, boolean withCensored) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < cohort.size(); i++) {
            if (withCensored || cohort.escaped(i)) {
                sum += cohort.time(i);
                n++;
            }
        }
        return sum / n;
    }

    @Test
    void logNormalTimesGetALogNormalHeadline() {
        Cohorts cohorts = new Synthetic(DECADE, 64, x -> 2 * Math.log(x), 4e5)
                .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.8), 2);
        Exponents exponents = infer(cohorts);
        assertThat(exponents.estimates()).hasSize(3 * 5 + 3 * 3);
        Estimated best = (Estimated) exponents.best();
        assertThat(best.method()).isEqualTo(Method.AFT_LOGNORMAL);
        assertThat(best.trend()).isEqualTo(Trend.POWER);
        assertThat(best.kind()).isEqualTo(Kind.BCA);
        assertThat(best.interval().contains(2)).isTrue();
        assertThat(best.uncertainty()).isEqualTo(best.standardError(), within(0.3 * best.standardError()));
        assertThat(exponents.goodness().orElseThrow().pValue()).isGreaterThan(0.05);
        assertThat(exponents.dispersion().orElseThrow().pValue()).isGreaterThan(0.05);
        assertThat(estimated(exponents, Method.AFT_LOGNORMAL, Trend.POWER_LOG).kind())
                .isEqualTo(Kind.WALD);
        assertThat(estimated(exponents, Method.MEDIAN_WLS, Trend.POWER).kind()).isEqualTo(Kind.PERCENTILE);
        double[] meanMap = Arrays.stream(DECADE).map(x -> 3 * x * x).toArray();
        assertThat(best.alphaOf(meanMap).orElseThrow()).isEqualTo(2, within(1e-9));
    }

    @Test
    void theSameInputGivesTheSameBits() {
        Cohorts cohorts = Example.read("capped-half");
        assertThat(infer(cohorts)).isEqualTo(infer(cohorts));
        Exponents other = ExponentInference.infer(cohorts, 0, QUICK, new StreamKey(1, 2, 4));
        assertThat(other.best()).isNotEqualTo(infer(cohorts).best());
    }

    /** Each piece draws from a stream of its own. */
    @Test
    void threadsThatAreLentGiveTheSameBits() {
        Cohorts cohorts = Example.read("starts-capped");
        Exponents plain = infer(cohorts);
        assertThat(plain.goodness()).isPresent();
        Pieces backwards = pieces -> {
            for (int i = pieces.size(); i-- > 0; ) {
                pieces.get(i).run();
            }
        };
        Pieces atOnce = pieces -> CompletableFuture.allOf(
                        pieces.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
                .join();
        for (Pieces pieces : List.of(backwards, atOnce)) {
            assertThat(ExponentInference.infer(cohorts, 0, QUICK, KEY, pieces)).isEqualTo(plain);
        }
    }

    @Test
    void heavyTailsGiveTheMedianTheHeadline() {
        Synthetic.Noise wandering = stream -> 0.4 * Distribution.LOG_NORMAL.draw(stream)
                + (Uniform.open(stream) < 0.25 ? -2.5 * Math.log(Uniform.open(stream)) : 0);
        Exponents exponents = infer(new Synthetic(DECADE, 64, x -> 2 * Math.log(x), 3e7).draw(wandering, 2));
        assertThat(exponents.goodness().orElseThrow().pValue()).isLessThan(1e-4);
        assertThat(kinds(exponents)).contains(Warning.Kind.FAMILIES_REJECTED);
        Estimated best = (Estimated) exponents.best();
        assertThat(best.method()).isEqualTo(Method.MEDIAN_WLS);
        assertThat(best.interval().contains(2)).isTrue();
        assertThat(best.sigma()).isEmpty();
        assertThat(estimated(exponents, Method.Q25_WLS, Trend.POWER).interval().contains(2))
                .isTrue();
    }

    /** The p-value is uniform: 60 groups leave 0 to 9 below 0.05 but with probability 0.002. */
    @Test
    void theTestOfFitRejectsSeldomWithoutCause() {
        int rejected = 0;
        for (int i = 0; i < 60; i++) {
            Distribution distribution = List.of(Distribution.values()).get(i % 3);
            Cohorts cohorts = new Synthetic(new double[] {4, 16, 64}, 40, x -> 1 + 1.5 * Math.log(x), 700)
                    .draw(Synthetic.of(distribution, 0.6), i);
            AftEstimator estimator = AftEstimator.of(cohorts, distribution, Trend.POWER, Scale.CONSTANT);
            estimator.fit();
            rejected += GoodnessOfFit.of(estimator, 200, new StreamKey(3, 3, i).stream(0))
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(rejected).isLessThanOrEqualTo(9);
    }

    @Test
    void overThreeDecadesALogarithmIsToldFromAPower() {
        double[] d = {64, 256, 1024, 4096, 16384, 65536};
        Synthetic sweep = new Synthetic(d, 128, x -> Math.log(x) + Math.log(Math.log(x)), 1e9);
        Exponents exponents = infer(sweep.draw(Synthetic.of(Distribution.LOG_NORMAL, 0.3), 1));
        assertThat(exponents.best().trend()).isEqualTo(Trend.POWER_LOG);
        Estimated best = (Estimated) exponents.best();
        assertThat(best.interval().contains(1)).isTrue();
        assertThat(best.kind()).isEqualTo(Kind.BCA);
        assertThat(kinds(exponents)).contains(Warning.Kind.NOT_POWER_LAW);
    }

    @Test
    void overOneDecadeTheTieIsReported() {
        Synthetic sweep = new Synthetic(DECADE, 64, x -> Math.log(x) + Math.log(Math.log(x)), 1e9);
        Exponents exponents = infer(sweep.draw(Synthetic.of(Distribution.LOG_NORMAL, 0.5), 1));
        assertThat(exponents.best().trend()).isEqualTo(Trend.POWER);
        assertThat(kinds(exponents)).contains(Warning.Kind.MODELS_TIE);
        assertThat(exponents.warning()).contains("the growth law power-log fits as well as power");
    }

    @Test
    void aScaleThatGrowsWithTheDimensionIsFollowed() {
        Synthetic.Noise[] noise = new Synthetic.Noise[1];
        double[] sigma = {0};
        noise[0] = stream -> sigma[0] * Distribution.LOG_NORMAL.draw(stream);
        Cohorts cohorts = new Synthetic(
                        DECADE,
                        64,
                        d -> {
                            sigma[0] = 0.05 * Math.sqrt(d);
                            return 2 * Math.log(d);
                        },
                        4e6)
                .draw(noise[0], 4);
        Exponents exponents = infer(cohorts);
        assertThat(exponents.dispersion().orElseThrow().pValue()).isLessThan(1e-6);
        assertThat(exponents.dispersion().orElseThrow().slope()).isEqualTo(0.5, within(0.15));
        assertThat(kinds(exponents)).contains(Warning.Kind.SCALE_FOLLOWS_DIMENSION);
        assertThat(estimated(exponents, Method.AFT_LOGNORMAL, Trend.POWER)
                        .interval()
                        .contains(2))
                .isTrue();
    }

    @Test
    void aQuantileThatManyDrawsMissHasNoUpperBound() {
        double[] small = new double[20];
        double[] large = new double[20];
        Arrays.setAll(small, i -> 100 + 10 * i);
        Arrays.setAll(large, i -> i < 11 ? 400 + 40 * i : -1000);
        Exponents exponents = infer(Cohorts.of(List.of(cohort(10, small), cohort(20, large))));
        Estimated median = estimated(exponents, Method.MEDIAN_WLS, Trend.POWER);
        assertThat(median.interval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(median.interval().lower()).isBetween(0.5, median.alpha());
        assertThat(median.uncertainty()).isInfinite();
        assertThat(exponents.by(Method.Q75_WLS, Trend.POWER).orElseThrow())
                .isEqualTo(new NotEstimated(Method.Q75_WLS, Trend.POWER, AftFit.Reason.QUANTILE_UNBOUNDED));
    }

    /** Their weight, that of rounding, is 10^15 times the others'. */
    @Test
    void timesThatAreAllTiedAtOneDimensionLeaveTheOthersTheirSay() {
        Cohorts scattered = new Synthetic(
                        new double[] {64, 128, 256, 512}, 20, x -> Math.log(100) + 2 * Math.log(x), 1e9)
                .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.3), 1);
        double[] tied = new double[20];
        Arrays.fill(tied, 1e8);
        List<Cohort> all = new ArrayList<>(scattered.byDimension());
        all.add(cohort(1024, tied));
        Estimated median = estimated(infer(Cohorts.of(all)), Method.MEDIAN_WLS, Trend.POWER);
        assertThat(median.alpha()).isEqualTo(2, within(0.2));
    }

    @Test
    void dimensionsThatNeighbourEachOtherSaySo() {
        double[] neighbours = {1_000_000, 1_000_001, 1_000_002};
        Cohorts cohorts = new Synthetic(neighbours, 20, x -> 1.5 * Math.log(x), 1e12)
                .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.3), 1);
        assertThat(infer(cohorts).by(Method.MEDIAN_WLS, Trend.POWER_LOG_FREE))
                .contains(
                        new NotEstimated(Method.MEDIAN_WLS, Trend.POWER_LOG_FREE, AftFit.Reason.DIMENSIONS_TOO_CLOSE));
    }

    @Test
    void dimensionsAtWhichNothingEscapedDoNotCountAsMeasured() {
        double[] times = new double[20];
        Arrays.setAll(times, i -> 1000 + 50 * i);
        double[] larger = Arrays.stream(times).map(t -> 4 * t).toArray();
        double[] censored = new double[20];
        Arrays.fill(censored, -1000);
        Exponents exponents =
                infer(Cohorts.of(List.of(cohort(100, times), cohort(200, larger), cohort(2000, censored))));
        assertThat(kinds(exponents))
                .contains(
                        Warning.Kind.NO_ESCAPES_SOMEWHERE, Warning.Kind.FEW_DIMENSIONS, Warning.Kind.UNDER_ONE_DECADE);
        assertThat(exponents.warning()).contains("at 1 of 3 dimensions no run escaped");
    }

    @Test
    void whateverTheDataThereIsAHeadlineAndAReason() {
        assertNone(infer(Cohorts.of(List.of(cohort(8, 3, 4, 5, 6, 7, 8)))), "one dimension only");
        assertNone(infer(Cohorts.of(List.of(cohort(8, -9, -9), cohort(16, -9, -9)))), "no run escaped");
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        assertNone(infer(Cohorts.of(List.of(cohort(8, ones), cohort(16, ones), cohort(32, ones)))), "no scatter");
        assertNone(infer(Cohorts.of(List.of(cohort(8, 3)))), "one dimension only");
        Exponents seeds = infer(Cohorts.of(List.of(cohort(8, 9), cohort(16, 30), cohort(32, 70), cohort(64, 240))));
        assertThat(((Estimated) seeds.best()).kind()).isEqualTo(Kind.WALD);
        assertThat(kinds(seeds)).contains(Warning.Kind.NOT_RESAMPLED, Warning.Kind.FEW_ESCAPES);
        assertThat(seeds.goodness()).isEmpty();
    }

    private static void assertNone(Exponents exponents, String why) {
        assertThat(exponents.best()).isInstanceOf(NotEstimated.class);
        assertThat(exponents.warning()).contains(why);
    }

    @Test
    void warnsOfWhatWeakensAnExponent() {
        double[] small = new double[12];
        double[] large = new double[12];
        Arrays.setAll(small, i -> i < 6 ? 20 + 3 * i : -40);
        Arrays.setAll(large, i -> i < 3 ? 33 + i * i : -40);
        Exponents exponents =
                ExponentInference.infer(Cohorts.of(List.of(cohort(8, small), cohort(16, large))), 2, QUICK, KEY);
        assertThat(kinds(exponents))
                .contains(
                        Warning.Kind.FEW_ESCAPES,
                        Warning.Kind.FEW_DIMENSIONS,
                        Warning.Kind.UNDER_ONE_DECADE,
                        Warning.Kind.MOSTLY_CENSORED,
                        Warning.Kind.DIVERGED);
        assertThat(exponents.warning()).contains("only 9 of 24 runs escaped; fewer than three dimensions");
    }

    @Test
    void localExponentsAndShorterFits() {
        Cohorts cohorts = new Synthetic(DECADE, 400, x -> Math.log(x) + Math.log(Math.log(x)), 1e9)
                .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.2), 1);
        double[] truth = {1.22, 1.19, 1.17, 1.15}; // 1 + log(log(2d) / log d) / log 2
        double[] error = {0.015, 0.035};
        for (Method method : List.of(Method.AFT_LOGNORMAL, Method.MEDIAN_WLS)) {
            List<Estimated> local = FiniteSize.local(cohorts, method);
            assertThat(local).hasSize(4).allMatch(e -> e.method() == method && e.kind() == Kind.WALD);
            for (int i = 0; i < 4; i++) {
                assertThat(local.get(i).alpha()).isEqualTo(truth[i], within(0.1));
                assertThat(local.get(i).standardError()).isBetween(error[0], error[1]);
                assertThat(local.get(i).dimensions()).containsExactly(DECADE[i], DECADE[i + 1]);
            }
            assertThat(FiniteSize.dropSmallest(cohorts, method))
                    .extracting(e -> e.dimensions().size())
                    .containsExactly(5, 4, 3, 2);
        }
        Estimated all = FiniteSize.dropSmallest(cohorts, Method.AFT_LOGNORMAL).get(0);
        assertThat(all)
                .isEqualTo(
                        FiniteSize.dropSmallest(cohorts, Method.AFT_LOGNORMAL).get(0));
        assertThat(all.alpha())
                .isEqualTo(
                        ((AftFit.Fitted) AftEstimator.of(cohorts, Distribution.LOG_NORMAL, Trend.POWER, Scale.CONSTANT)
                                        .fit())
                                .alpha());
    }

    /** Alpha is 1 at small dimensions and 2 at large ones: a single exponent of 1.5 must not stand there without a word. */
    @Test
    void anExponentThatDriftsIsToldOf() {
        Synthetic bent = new Synthetic(
                new double[] {16, 64, 256, 1024, 4096}, 64, d -> Math.log(d) + Math.max(0, Math.log(d / 256)), 1e30);
        Exponents exponents = infer(bent.draw(Synthetic.of(Distribution.LOG_NORMAL, 0.8), 3));
        assertThat(kinds(exponents)).contains(Warning.Kind.EXPONENT_DRIFTS);
        assertThat(exponents.warning())
                .contains("the exponent drifts with d, from ")
                .contains(" at d = 16..64 to ");
    }

    /** The p-value is uniform: 200 groups leave 2 to 20 below 0.05 but with probability 0.004. */
    @Test
    void noDriftIsSeenInAPower() {
        int rejected = 0;
        for (int i = 0; i < 200; i++) {
            Cohorts cohorts = new Synthetic(DECADE, 40, x -> 1.5 * Math.log(x), 1e30)
                    .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.8), i);
            rejected += FiniteSize.drift(FiniteSize.local(cohorts, Method.AFT_LOGNORMAL))
                                    .orElseThrow()
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(rejected).isBetween(2, 20);
    }
}
