package dev.escapement.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Estimate.Estimated;
import dev.escapement.inference.Estimate.Kind;
import dev.escapement.inference.Estimate.NotEstimated;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.numeric.Interval;
import dev.escapement.random.StreamKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartsInferenceTest {
    private static final Protocol QUICK = new Protocol(400, 0, 1);
    private static final StreamKey KEY = new StreamKey(1, 2, 3);

    @Test
    void standsBesideTheHeadlineAndIsSharper() {
        Exponents exponents = ExponentInference.infer(Example.read("starts-capped"), 0, QUICK, KEY);
        Estimated starts =
                (Estimated) exponents.by(Method.AFT_LOGNORMAL_M0, Trend.POWER).orElseThrow();
        Estimated plain =
                (Estimated) exponents.by(Method.AFT_LOGNORMAL, Trend.POWER).orElseThrow();
        assertThat(exponents.estimates()).hasSize(3 * 5 + 3 * 3 + 1);
        assertThat(exponents.best().method()).isNotEqualTo(Method.AFT_LOGNORMAL_M0);
        assertThat(starts.kind()).isEqualTo(Kind.BCA);
        Estimate.Starts effect = starts.starts().orElseThrow();
        assertThat(starts.alpha() - effect.beta() / 2).isEqualTo(effect.typicalAlpha(), within(1e-12));
        assertThat(effect.typicalInterval().contains(effect.typicalAlpha())).isTrue();
        assertThat(starts.interval().contains(starts.alpha())).isTrue();
        assertThat(width(effect.typicalInterval())).isLessThan(0.8 * width(plain.interval()));
        assertThat(starts.alphaOf(new double[] {1, 2, 3, 4})).isEmpty();
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }

    /** The other estimates do not know that there are starts. */
    @Test
    void leavesTheOtherEstimatesAlone() {
        Cohorts with = Example.read("starts-capped");
        Cohorts without = new Cohorts(with.byDimension().stream()
                .map(StartsInferenceTest::withoutStarts)
                .toList());
        Exponents one = ExponentInference.infer(with, 0, QUICK, KEY);
        Exponents other = ExponentInference.infer(without, 0, QUICK, KEY);
        assertThat(one.estimates().subList(0, 24)).isEqualTo(other.estimates());
        assertThat(one.headline()).isEqualTo(other.headline());
        assertThat(one.warnings()).isEqualTo(other.warnings());
    }

    private static Cohort withoutStarts(Cohort cohort) {
        double[] times = new double[cohort.size()];
        boolean[] escaped = new boolean[cohort.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = cohort.time(i);
            escaped[i] = cohort.escaped(i);
        }
        return new Cohort(cohort.dimension(), times, escaped);
    }

    @Test
    void theSameInputGivesTheSameBits() {
        Cohorts cohorts = Example.read("starts-weak");
        assertThat(ExponentInference.infer(cohorts, 0, QUICK, KEY))
                .isEqualTo(ExponentInference.infer(cohorts, 0, QUICK, KEY));
    }

    /** Too few runs to resample: Wald's intervals, and a reason where there is no fit. */
    @Test
    void fewRunsGetWaldsIntervalOrAReason() {
        double[] starts = {0.1, 0.2, 0.3};
        Cohort small = Example.cohort(16, new double[] {11, 7, 5}, starts);
        Cohort large = Example.cohort(64, new double[] {47, 22, 16}, starts);
        Cohort none = Example.cohort(64, new double[] {-90, -90, -90}, starts);
        assertThat(((Estimated) estimate(small, large)).kind()).isEqualTo(Kind.WALD);
        assertThat(estimate(small, none)).isInstanceOf(NotEstimated.class);
    }

    private static Estimate estimate(Cohort... cohorts) {
        return ExponentInference.infer(Cohorts.of(List.of(cohorts)), 0, QUICK, KEY)
                .by(Method.AFT_LOGNORMAL_M0, Trend.POWER)
                .orElseThrow();
    }

    @Test
    void equalStartsGiveNoEstimate() {
        double[] starts = new double[5];
        Arrays.fill(starts, 0.1);
        Cohorts cohorts = Cohorts.of(List.of(
                Example.cohort(16, new double[] {11, 7, 5, 9, 8}, starts),
                Example.cohort(64, new double[] {47, 22, 16, 30, 35}, starts)));
        assertThat(ExponentInference.infer(cohorts, 0, QUICK, KEY).by(Method.AFT_LOGNORMAL_M0, Trend.POWER))
                .isEmpty();
    }
}
