package dev.escapement.inference.aft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Example;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.growth.Curve;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohorts;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BentTrendTest {
    // R 4.2.2, survival 3.5-3; a <- read.csv(paste0(example, ".csv")), x <- log(unique(a$d)).
    // The profile p <- function(k) survreg(Surv(time, escaped) ~ log(d) + I(0.25 * log1p((d / exp(k))^-4)), a,
    //                                      dist = dist)$loglik[2]
    // maximised by optimize() in the best cell of 41 values of k from the second to the last but one of x;
    // then alpha = coef()[2], k, loglik[2]
    @ParameterizedTest
    @CsvSource({
        "complete, LOG_NORMAL, 1.11590687, 4.85203026, -374.95030663359",
        "complete, WEIBULL, 0.927338402, 4.85203026, -376.52753823335",
        "capped-light, LOG_NORMAL, 1.73245499, 6.23832463, -873.35177040691",
        "capped-light, WEIBULL, 1.87824134, 4.85203026, -884.09960597345",
        "one-seed, LOG_NORMAL, 1.03486584, 5.50900552, -75.937453708625",
        "one-seed, WEIBULL, 1.04244172, 5.05047581, -74.32590187158",
        "one-seed, LOG_LOGISTIC, 1.04728005, 5.25507461, -75.770805093477",
        "heavy-tailed, LOG_NORMAL, 1.71761638, 5.28976612, -891.10484862679",
        "heavy-tailed, LOG_LOGISTIC, 1.66716395, 5.15605683, -884.45975781294",
        "caps-differ, WEIBULL, 1.02364639, 4.15888308, -242.18470523963",
    })
    void brokenPowerAgreesWithR(
            String example, Distribution distribution, double alpha, double knee, double logLikelihood) {
        Fitted fit = AftEstimatorTest.fitted(
                AftEstimator.of(Example.read(example), distribution, Trend.BROKEN_POWER, Scale.CONSTANT)
                        .fit());
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-9 * Math.abs(logLikelihood)));
        assertThat(fit.alpha()).isEqualTo(alpha, within(2e-5));
        assertThat(fit.parameters().get(3)).isEqualTo(knee, within(1e-4));
    }

    // The same with q <- function(z) survreg(Surv(time, escaped) ~ log(d) +
    //     offset(log1p(expm1(z[1]) * (d / min(d))^-z[2])), a, dist = dist)$loglik[2] maximised by
    // optim(method = "L-BFGS-B", lower = c(-3, 0.25), upper = c(3, 2), control = list(factr = 10)) from twelve starts;
    // then alpha, omega = z[2], loglik[2]
    @ParameterizedTest
    @CsvSource({
        "complete, LOG_NORMAL, 1.13261946, 2, -374.3423521227",
        "complete, WEIBULL, 1.00100346, 2, -375.85267155112",
        "capped-light, LOG_NORMAL, 1.98105179, 0.25, -873.61518633837",
        "one-seed, WEIBULL, 0.934472709, 0.25, -74.78341108645",
        "wide, LOG_LOGISTIC, 2.15435792, 2, -1152.4879613326",
        "heavy-tailed, LOG_NORMAL, 1.7321102, 1.33295, -891.12723804123",
        "heavy-tailed, LOG_LOGISTIC, 1.57917808, 0.439042, -884.45910959519",
        "unbalanced, WEIBULL, 0.887997686, 0.25, -547.5421042035",
        "caps-differ, LOG_NORMAL, 0.933941317, 2, -241.0457691179",
    })
    void correctionAgreesWithR(
            String example, Distribution distribution, double alpha, double omega, double logLikelihood) {
        Fitted fit = AftEstimatorTest.fitted(
                AftEstimator.of(Example.read(example), distribution, Trend.POWER_CORRECTION, Scale.CONSTANT)
                        .fit());
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-9 * Math.abs(logLikelihood)));
        assertThat(fit.alpha()).isEqualTo(alpha, within(2e-4));
        assertThat(fit.parameters().get(3)).isEqualTo(omega, within(2e-4));
    }

    @Test
    void noiselessTimesGiveTheExponentBack() {
        double[] d = {64, 128, 256, 512, 1024, 2048};
        double[] weights = {3, 1, 4, 1, 5, 9};
        double[] power = Arrays.stream(d).map(x -> 7 * Math.pow(x, 1.5)).toArray();
        double[] log =
                Arrays.stream(d).map(x -> 7 * Math.pow(x, 1.5) * Math.log(x)).toArray();
        double[] free = Arrays.stream(d)
                .map(x -> 7 * Math.pow(x, 1.5) * Math.pow(Math.log(x), -2))
                .toArray();
        double[] corrected =
                Arrays.stream(d).map(x -> 7 * Math.pow(x, 1.5) * (1 + 20 / x)).toArray();
        double[] broken = Arrays.stream(d)
                .map(x -> 7 * Math.pow(x, 1.5) * Math.pow(1 + Math.pow(x / 300, -4), 0.2))
                .toArray();
        assertAlpha(Trend.POWER.alpha(d, power, weights));
        assertAlpha(Trend.POWER_LOG.alpha(d, log, weights));
        assertAlpha(Trend.POWER_LOG_FREE.alpha(d, free, weights));
        assertAlpha(Trend.POWER_CORRECTION.alpha(d, corrected, weights));
        assertAlpha(Trend.BROKEN_POWER.alpha(d, broken, weights));
        assertThat(Trend.BROKEN_POWER.alpha(new double[] {2, 3, 4}, power, weights))
                .isEmpty();
    }

    private static void assertAlpha(OptionalDouble alpha) {
        assertThat(alpha.orElseThrow()).isEqualTo(1.5, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfTheValue(Distribution distribution) {
        Cohorts cohorts = Example.read("caps-differ");
        for (Trend trend : Trend.values()) {
            for (Scale scale : Scale.values()) {
                Curve curve = trend.over(cohorts.logDimensions());
                AftLikelihood likelihood =
                        new AftLikelihood(curve, cohorts.logTimes(), cohorts.logDimensions(), distribution, scale);
                double[] at = {6.3, 1.2, 0.4, 0.9};
                at = Arrays.copyOf(at, curve.size());
                if (trend == Trend.BROKEN_POWER) {
                    at[3] = 4.3;
                }
                double[] all = Arrays.copyOf(at, likelihood.size());
                all[curve.size()] = -0.3;
                if (scale == Scale.FOLLOWS_DIMENSION) {
                    all[curve.size() + 1] = 0.2;
                }
                checkDerivatives(likelihood, all);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnchoredLikelihoodIsTheSame(Distribution distribution) {
        Cohorts cohorts = Example.read("caps-differ");
        Curve curve = Trend.POWER.over(cohorts.logDimensions());
        AftLikelihood likelihood = new AftLikelihood(
                curve, cohorts.logTimes(), cohorts.logDimensions(), distribution, Scale.FOLLOWS_DIMENSION);
        double[] at = {6.3, 1.2, -0.3, 0.2};
        double[][] gradients = new double[2][4];
        double[][][] hessians = new double[2][4][4];
        double plain = likelihood.at(at, gradients[0], hessians[0]);
        likelihood.anchor(at, cohorts.logTimes());
        assertThat(likelihood.at(at, gradients[1], hessians[1])).isEqualTo(plain, within(1e-9));
        for (int i = 0; i < 4; i++) {
            assertThat(gradients[1][i]).isEqualTo(gradients[0][i], within(1e-9));
            assertThat(hessians[1][i]).containsExactly(hessians[0][i], within(1e-8));
        }
    }

    private static void checkDerivatives(AftLikelihood likelihood, double[] at) {
        int p = at.length;
        double[] gradient = new double[p];
        double[][] hessian = new double[p][p];
        double[] above = new double[p];
        double[] below = new double[p];
        double[][] unused = new double[p][p];
        likelihood.at(at, gradient, hessian);
        double h = 1e-6;
        for (int i = 0; i < p; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            double rise = likelihood.at(up, above, unused) - likelihood.at(down, below, unused);
            assertThat(gradient[i]).isEqualTo(rise / (2 * h), within(1e-5 * (1 + Math.abs(gradient[i]))));
            for (int j = 0; j <= i; j++) {
                double slope = (above[j] - below[j]) / (2 * h);
                assertThat(hessian[i][j]).isEqualTo(slope, within(1e-5 * (1 + Math.abs(slope))));
            }
        }
    }

    // r <- survreg(Surv(time, escaped) ~ log(d) + strata(d), data = read.csv("two-dimensions.csv"), dist = dist,
    //              control = survreg.control(rel.tolerance = 1e-12)); c(coef(r)[2], sqrt(vcov(r)[2, 2]), r$scale,
    //              r$loglik[2]): at two dimensions a scale that follows d is a scale for each
    @ParameterizedTest
    @CsvSource({
        "LOG_NORMAL, 1.15908924182, 0.117164831199, 0.526486592248, 0.594821069773, -132.40954588038",
        "WEIBULL, 1.11220043087, 0.117666055749, 0.604777543804, 0.421017111298, -134.3906218049",
        "LOG_LOGISTIC, 1.17452685342, 0.104971141394, 0.261593873713, 0.344245597772, -131.86987823259",
    })
    void scaleThatFollowsTheDimensionAgreesWithR(
            Distribution distribution, double alpha, double se, double small, double large, double logLikelihood) {
        Fitted fit = AftEstimatorTest.fitted(
                AftEstimator.of(Example.read("two-dimensions"), distribution, Trend.POWER, Scale.FOLLOWS_DIMENSION)
                        .fit());
        assertThat(fit.alpha()).isEqualTo(alpha, within(1e-9));
        assertThat(fit.alphaSe()).isEqualTo(se, within(1e-9));
        assertThat(fit.sigma()).isEqualTo(Math.sqrt(small * large), within(1e-9));
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-9));
    }

    // optim() of the sum of dnorm(y, m, s, log = TRUE) - y over escapes and pnorm(y, m, s, lower.tail = FALSE,
    // log.p = TRUE) over the censored, y = log(time), m = b + alpha u, s = exp(l + k u), u = log(d) -
    // mean(log(unique(d))),
    // method = "BFGS", reltol = 1e-16: alpha, exp(l), k, value
    @ParameterizedTest
    @CsvSource({
        "complete, 1.43739374, 0.580259424, -0.192441494, -378.333361384",
        "capped-half, 1.79761227, 0.739500375, -0.167128034, -453.452673704",
        "heavy-tailed, 1.78821661, 0.860085979, 0.0670446416, -890.833501467",
    })
    void scaleThatFollowsSeveralDimensionsAgreesWithR(
            String example, double alpha, double sigma, double slope, double logLikelihood) {
        Fitted fit = AftEstimatorTest.fitted(
                AftEstimator.of(Example.read(example), Distribution.LOG_NORMAL, Trend.POWER, Scale.FOLLOWS_DIMENSION)
                        .fit());
        assertThat(fit.alpha()).isEqualTo(alpha, within(1e-6));
        assertThat(fit.sigma()).isEqualTo(sigma, within(1e-6));
        assertThat(fit.parameters().get(3)).isEqualTo(slope, within(1e-6));
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-8));
    }
}
