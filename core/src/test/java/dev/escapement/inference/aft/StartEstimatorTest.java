package dev.escapement.inference.aft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Example;
import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.StartEstimator.Exponent;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartEstimatorTest {
    /**
     * Each number is what R 4.2.2 with survival 3.5-3 gives for {@code r <- survreg(Surv(time, escaped) ~ log(d) + log(m0),
     * data = read.csv(paste0(example, ".csv")), dist = "lognormal",
     * control = survreg.control(rel.tolerance = 1e-12, maxiter = 100)); v <- vcov(r); s <- c(0, 1, -0.5)},
     * {@code c(coef(r)[2], sqrt(v[2, 2]), coef(r)[3], sqrt(v[3, 3]), coef(r)[2] - coef(r)[3] / 2,
     * sqrt(s %*% v[1:3, 1:3] %*% s), coef(r)[1], r$scale, r$loglik[2], sum(escaped))}.
     */
    @ParameterizedTest
    @CsvSource({
        "starts-complete, 1.53487810715, 0.0670134537689, -1.12314829205, 0.078362736122, 2.09645225317, "
                + "0.0600707217206, 0.100056746411, 0.368821004794, -291.305111669, 30",
        "starts-capped, 1.37501749709, 0.100755606346, -1.13689896034, 0.13277316866, 1.94346697726, "
                + "0.0937957351591, 0.659553370135, 0.515274911457, -232.218481228, 26",
        "starts-weak, 0.925713292164, 0.257346556416, -0.211431364556, 0.157465346033, 1.03142897444, "
                + "0.235371012241, 0.613475541028, 0.840069511964, -219.143459863, 36",
    })
    void agreesWithSurvreg(
            String example,
            double alpha,
            double alphaError,
            double beta,
            double betaError,
            double typical,
            double typicalError,
            double prefactor,
            double sigma,
            double logLikelihood,
            int escapes) {
        StartEstimator estimator = StartEstimator.of(Example.read(example)).orElseThrow();
        Fitted fit = (Fitted) estimator.fit();
        assertThat(fit.alpha()).isEqualTo(alpha, relative(alpha));
        assertThat(fit.alphaSe()).isEqualTo(alphaError, relative(alphaError));
        assertThat(estimator.value(Exponent.START)).isEqualTo(beta, relative(beta));
        assertThat(estimator.standardError(Exponent.START)).isEqualTo(betaError, relative(betaError));
        assertThat(estimator.value(Exponent.TYPICAL_ALPHA)).isEqualTo(typical, relative(typical));
        assertThat(estimator.standardError(Exponent.TYPICAL_ALPHA)).isEqualTo(typicalError, relative(typicalError));
        assertThat(fit.logPrefactor()).isEqualTo(prefactor, within(1e-8));
        assertThat(fit.sigma()).isEqualTo(sigma, relative(sigma));
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, relative(logLikelihood));
        assertThat(fit.escapes()).isEqualTo(escapes);
        assertThat(fit.bic()).isEqualTo(4 * Math.log(escapes) - 2 * logLikelihood, within(1e-7));
    }

    private static Offset<Double> relative(double value) {
        return within(1e-8 * Math.abs(value));
    }

    /** The truth is known and nearly half of the runs are censored. False alarms: three in a million, one an exponent. */
    @Test
    void findsTheTruth() {
        Cohorts cohorts = known();
        assertThat(cohorts.escapes() / (double) cohorts.runs()).isBetween(0.4, 0.6);
        StartEstimator estimator = StartEstimator.of(cohorts).orElseThrow();
        assertThat(estimator.fit()).isInstanceOf(Fitted.class);
        assertTrue(estimator, Exponent.ALPHA, 1.5);
        assertTrue(estimator, Exponent.START, -1);
        assertTrue(estimator, Exponent.TYPICAL_ALPHA, 2);
    }

    private static void assertTrue(StartEstimator estimator, Exponent exponent, double truth) {
        assertThat(estimator.value(exponent))
                .as(exponent.name())
                .isEqualTo(truth, within(4.9 * estimator.standardError(exponent)));
    }

    /** T = e d^1.5 m0^-1 with a factor of half a natural logarithm about it, m0 the size of a normal variable over sqrt(d). */
    private static Cohorts known() {
        int runs = 4000;
        double cap = 2e5;
        Xoshiro256 stream = new StreamKey(16, 1, 2).stream(0);
        List<Cohort> cohorts = new ArrayList<>();
        for (double d : new double[] {64, 128, 256, 512}) {
            double[] signed = new double[runs];
            double[] starts = new double[runs];
            for (int i = 0; i < runs; i++) {
                starts[i] = Math.abs(Distribution.LOG_NORMAL.draw(stream)) / Math.sqrt(d);
                double log = 1 + 1.5 * Math.log(d) - Math.log(starts[i]) + 0.5 * Distribution.LOG_NORMAL.draw(stream);
                signed[i] = Math.exp(log) <= cap ? Math.exp(log) : -cap;
            }
            cohorts.add(Example.cohort(d, signed, starts));
        }
        return Cohorts.of(cohorts);
    }

    @Test
    void orderOfRunsDoesNotMatter() {
        double[] times = {30, 20, 20, -40, 10};
        double[] starts = {0.1, 0.4, 0.2, 0.3, 0.5};
        double[] turned = {10, -40, 20, 20, 30};
        double[] turnedStarts = {0.5, 0.3, 0.2, 0.4, 0.1};
        Cohort one = Example.cohort(16, times, starts);
        Cohort other = Example.cohort(16, turned, turnedStarts);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.start(i)).isEqualTo(other.start(i));
            assertThat(one.time(i)).isEqualTo(other.time(i));
        }
        assertThat(one.start(0)).isEqualTo(0.5);
        assertThat(one.start(1)).isEqualTo(0.2);
    }

    @Test
    void withoutScatterOfStartsThereIsNoCovariate() {
        assertThat(StartEstimator.of(Example.read("capped-light")))
                .as("unknown")
                .isEmpty();
        assertThat(StartEstimator.of(starts(0.1, 0.1, 0.1))).as("fixed").isEmpty();
        assertThat(StartEstimator.of(starts(0.1, 0.2, Double.NaN)))
                .as("one unknown")
                .isEmpty();
        assertThat(StartEstimator.of(starts(0.1, 0.2, 0))).as("one at 0").isEmpty();
        assertThat(StartEstimator.of(starts(0.1, 0.2, 0.1))).isPresent();
    }

    private static Cohorts starts(double... starts) {
        return Cohorts.of(List.of(
                Example.cohort(16, new double[] {10, 20, 30}, starts),
                Example.cohort(64, new double[] {40, 50, 60}, starts)));
    }

    @Test
    void tellsWhyThereIsNoFit() {
        double[] starts = {0.1, 0.2, 0.3};
        assertThat(reason(Example.cohort(16, new double[] {10, 20, 30}, starts)))
                .isEqualTo(AftFit.Reason.ONE_DIMENSION);
        assertThat(reason(
                        Example.cohort(16, new double[] {10, 20, 30}, starts),
                        Example.cohort(64, new double[] {-90, -90, -90}, starts)))
                .isEqualTo(AftFit.Reason.SEPARATED);
        assertThat(reason(
                        Example.cohort(16, new double[] {-90, -90, -90}, starts),
                        Example.cohort(64, new double[] {-90, -90, -90}, starts)))
                .isEqualTo(AftFit.Reason.NO_ESCAPES);
        assertThat(reason(
                        Example.cohort(16, new double[] {10, 20, -90}, starts),
                        Example.cohort(64, new double[] {40, 50, -90}, starts)))
                .isEqualTo(AftFit.Reason.TOO_FEW_ESCAPES);
    }

    /** T = d / m0 to the last digit. */
    @Test
    void anExactLawHasNoVariance() {
        assertThat(reason(
                        Example.cohort(16, new double[] {160, 80, 40}, new double[] {0.1, 0.2, 0.4}),
                        Example.cohort(64, new double[] {640, 320, 160}, new double[] {0.1, 0.2, 0.4})))
                .isEqualTo(AftFit.Reason.NO_VARIANCE);
    }

    private static AftFit.Reason reason(Cohort... cohorts) {
        AftFit fit =
                StartEstimator.of(Cohorts.of(List.of(cohorts))).orElseThrow().fit();
        return ((NotFitted) fit).reason();
    }
}
