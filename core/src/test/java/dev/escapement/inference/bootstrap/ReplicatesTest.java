package dev.escapement.inference.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Example;
import dev.escapement.inference.Synthetic;
import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.aft.Scale;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.numeric.Interval;
import dev.escapement.random.StreamKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicatesTest {
    private static Replicates oneTo(int n) {
        Replicates replicates = new Replicates(n);
        for (int i = n; i >= 1; i--) {
            replicates.add(i);
        }
        return replicates;
    }

    @Test
    void percentilesAreOrderStatistics() {
        assertThat(oneTo(999).percentile().lower()).isEqualTo(25, within(1e-9));
        assertThat(oneTo(999).percentile().upper()).isEqualTo(975, within(1e-9));
        assertThat(oneTo(999).spread()).isEqualTo(341.34, within(0.01));
    }

    @Test
    void adjustedPercentiles() {
        // p <- function(z0, a, z) pnorm(z0 + (z0 + z) / (1 - a * (z0 + z))); z0 <- qnorm(share)
        // 1000 * p(qnorm(0.5), 0, qnorm(c(.025, .975)))
        Interval plain = oneTo(999).bca(500, 0).orElseThrow();
        assertThat(plain.lower()).isEqualTo(25, within(1e-6));
        assertThat(plain.upper()).isEqualTo(975, within(1e-6));
        // 1000 * p(qnorm(599.5 / 999), 0.05, qnorm(c(.025, .975)))
        Interval adjusted = oneTo(999).bca(600, 0.05).orElseThrow();
        assertThat(adjusted.lower()).isEqualTo(93.64924, within(1e-3));
        assertThat(adjusted.upper()).isEqualTo(996.95282, within(1e-3));
    }

    @Test
    void whatIsNotKnownIsInfiniteOnItsSide() {
        Replicates replicates = oneTo(400);
        Replicates partly = new Replicates(1000);
        for (int i = 1; i <= 940; i++) {
            partly.add(i);
        }
        for (int i = 0; i < 60; i++) {
            partly.add(941 + i, Double.POSITIVE_INFINITY);
        }
        assertThat(partly.percentile().lower()).isEqualTo(25.025, within(1e-9));
        assertThat(partly.percentile().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(partly.bca(500, 0).orElseThrow().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(replicates.bca(200, 0)).isPresent();
        Replicates unknown = new Replicates(100);
        for (int i = 0; i < 100; i++) {
            unknown.add(i < 10 ? Double.NaN : i);
        }
        assertThat(unknown.percentile()).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void degenerateOnesGiveNoBca() {
        assertThat(oneTo(999).bca(0, 0)).isEmpty();
        assertThat(oneTo(999).bca(2000, 0)).isEmpty();
        assertThat(oneTo(999).bca(990, 0.4)).isEmpty();
        Replicates constant = new Replicates(3);
        constant.add(1);
        constant.add(1);
        assertThat(constant.scatter()).isFalse();
        assertThat(new Replicates(3).scatter()).isFalse();
    }

    // a <- read.csv(paste0(example, ".csv")); r <- survreg(Surv(time, escaped) ~ log(d), data = a, dist = dist)
    // u <- residuals(r, type = "dfbeta")[, 2]; u <- u - ave(u, a$d); sum(u^3) / (6 * sum(u^2)^1.5)
    @ParameterizedTest
    @CsvSource({
        "complete, LOG_NORMAL, -0.00694320745",
        "complete, WEIBULL, -0.0111002481",
        "complete, LOG_LOGISTIC, -0.00881237612",
        "capped-half, LOG_NORMAL, -8.25115446e-05",
        "capped-half, WEIBULL, -0.0030925557",
        "capped-half, LOG_LOGISTIC, 0.00477312728",
        "heavy-tailed, LOG_NORMAL, 0.0241578353",
        "heavy-tailed, WEIBULL, 0.0515710991",
        "wide, LOG_NORMAL, -0.0122876732",
        "wide, WEIBULL, -0.0385470596",
        "wide, LOG_LOGISTIC, -0.00802803746",
    })
    void accelerationIsThatOfDfbeta(String example, Distribution distribution, double acceleration) {
        AftEstimator estimator = AftEstimator.of(Example.read(example), distribution, Trend.POWER, Scale.CONSTANT);
        estimator.fit();
        assertThat(estimator.influence().acceleration()).isEqualTo(acceleration, within(1e-8));
    }

    @Test
    void inflationIsThatOfTheRuns() {
        AftEstimator estimator =
                AftEstimator.of(Example.read("complete"), Distribution.LOG_NORMAL, Trend.POWER, Scale.CONSTANT);
        estimator.fit();
        assertThat(estimator.influence().inflation()).isEqualTo(Math.sqrt(8.0 / 7), within(1e-12));
    }

    /** The standard error of 1000 replicates is that of the regression, here to 10%, four times its own error. */
    @Test
    void replicatesScatterAsTheEstimateDoes() {
        Cohorts cohorts = new Synthetic(new double[] {64, 256, 1024}, 100, Math::log, 2000)
                .draw(Synthetic.of(Distribution.LOG_NORMAL, 0.7), 1);
        for (Distribution distribution : Distribution.values()) {
            AftEstimator estimator = AftEstimator.of(cohorts, distribution, Trend.POWER, Scale.CONSTANT);
            double alpha = ((AftFit.Fitted) estimator.fit()).alpha();
            Resampler resampler = new Resampler(cohorts.logTimes(), new StreamKey(1, 2, 3).stream(0));
            Replicates replicates = new Replicates(1000);
            double fresh = Double.NaN;
            for (int i = 0; i < 1000; i++) {
                int[][] counts = resampler.next();
                double refit = estimator.refit(counts);
                replicates.add(refit);
                if (i == 0) {
                    fresh = freshFit(cohorts, counts, distribution) - refit;
                }
            }
            double se = ((AftFit.Fitted) AftEstimator.of(cohorts, distribution, Trend.POWER, Scale.CONSTANT)
                            .fit())
                    .alphaSe();
            double expected = distribution == Distribution.LOG_NORMAL ? se : replicates.spread();
            assertThat(replicates.spread()).isEqualTo(expected, within(0.1 * se));
            assertThat(fresh).isEqualTo(0, within(0.01 * se));
            assertThat(replicates.percentile().contains(alpha)).isTrue();
        }
    }

    private static double freshFit(Cohorts cohorts, int[][] counts, Distribution distribution) {
        List<Cohort> drawn = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            LogTimes times = cohorts.logTimes().get(i);
            List<Double> signed = new ArrayList<>();
            for (int slot = 0; slot < counts[i].length; slot++) {
                double time = Math.exp(times.at(slot));
                for (int k = 0; k < counts[i][slot]; k++) {
                    signed.add(slot < times.escapes() ? time : -time);
                }
            }
            drawn.add(Example.cohort(
                    cohorts.byDimension().get(i).dimension(),
                    signed.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return ((AftFit.Fitted) AftEstimator.of(Cohorts.of(drawn), distribution, Trend.POWER, Scale.CONSTANT)
                        .fit())
                .alpha();
    }
}
