package dev.escapement.inference;

import static dev.escapement.inference.Example.cohort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.AftFit.Fitted;
import dev.escapement.inference.AftFit.NotFitted;
import dev.escapement.inference.AftFit.Reason;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AftRegressionTest {
    // R 4.2.2, survival 3.5-3. a <- read.csv(paste0(example, ".csv"))
    // r <- survreg(Surv(time, escaped) ~ log(d), data = a, dist = "lognormal",
    //              control = survreg.control(rel.tolerance = 1e-13, maxiter = 100))
    // c(coef(r)[2], sqrt(vcov(r)[2, 2]), coef(r)[1], r$scale, r$loglik[2], sum(a$escaped))
    @ParameterizedTest
    @CsvSource({
        "complete, 1.50486099602, 0.0957579526224, 0.238954575563, 0.593670277865, -379.24732637903, 40",
        "capped-light, 2.05815925775, 0.088881863348, -0.332277344983, 0.756057276948, -873.62553634917, 73",
        "capped-half, 1.94041581167, 0.187096670664, 0.255710441528, 0.84860285937, -453.97827278151, 42",
        "capped-heavy, 1.93651583708, 0.505595726652, -0.0339633229159, 0.943732739261, -155.18788485779, 16",
        "caps-differ, 1.26027325089, 0.133885159575, 0.737584530434, 0.616112632037, -241.95061632728, 34",
        "ties, 0.888378205895, 0.0731070279188, 0.311621160448, 0.498762683349, -236.25904523147, 75",
        "two-dimensions, 1.15209875, 0.111621062006, 1.09108559316, 0.550229994582, -132.46056042948, 16",
        "one-seed, 1.34170474005, 0.124568720079, 0.887361404906, 0.559576037266, -77.045714962708, 8",
        "wide, 1.43909079186, 0.31798029904, 3.17601748032, 3.0510694533, -1152.4165845445, 90",
        "tight, 1.00076666515, 0.00187864494522, 4.99649531362, 0.00902174999505, -130.62142142308, 18",
        "heavy-tailed, 1.78417530264, 0.0983405447936, 0.349768290071, 0.860262932241, -891.16438682086, 78",
        "unbalanced, 0.948258691897, 0.106263602385, 2.82876713852, 0.880673099383, -543.32228477864, 62",
        "huge, 2.06524098195, 0.0598951468143, 1.27171234225, 0.813547110684, -707.84967593988, 36",
    })
    void logNormalAgreesWithSurvreg(
            String example, double alpha, double se, double prefactor, double sigma, double logLikelihood, int n) {
        Fitted fit = fitted(AftRegression.fit(Example.read(example), Family.LOG_NORMAL, Trend.POWER));
        assertThat(fit.alpha()).isEqualTo(alpha, relative(alpha));
        assertThat(fit.alphaSe()).isEqualTo(se, relative(se));
        assertThat(fit.logPrefactor()).isEqualTo(prefactor, within(2e-9));
        assertThat(fit.sigma()).isEqualTo(sigma, relative(sigma));
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-11 * Math.abs(logLikelihood)));
        assertThat(fit.escapes()).isEqualTo(n);
        assertThat(fit.bic()).isEqualTo(3 * Math.log(n) - 2 * logLikelihood, within(1e-8));
        assertThat(fit.wald().lower()).isEqualTo(alpha - 1.9599639845 * se, within(1e-8));
        assertThat(fit.wald().upper()).isEqualTo(alpha + 1.9599639845 * se, within(1e-8));
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(cohort(8, -5, -5, -5), cohort(16, -9, -9, -9))).isEqualTo(Reason.NO_ESCAPES);
        assertThat(reason(cohort(8, 5, 6, 7, 8))).isEqualTo(Reason.ONE_DIMENSION);
        assertThat(reason(cohort(8, 5, 6, 7, 8, 9), cohort(16, -9, -9, -9))).isEqualTo(Reason.SEPARATED);
        assertThat(reason(cohort(8, 5, 6, -7), cohort(16, 9, -12, -12))).isEqualTo(Reason.TOO_FEW_ESCAPES);
        assertThat(reason(cohort(8, 1, 1, 1), cohort(16, 1, 1, 1), cohort(32, 1, 1)))
                .isEqualTo(Reason.NO_VARIANCE);
        assertThat(reason(cohort(2, 2), cohort(4, 4), cohort(8, 8), cohort(16, 16)))
                .isEqualTo(Reason.NO_VARIANCE);
    }

    @Test
    void oneSeedSuffices() {
        assertThat(fitted(fit(cohort(2, 3), cohort(4, 4), cohort(8, 9), cohort(16, 15)))
                        .sigma())
                .isPositive();
    }

    @Test
    void extremeTimesDoNoHarm() {
        Cohort[] cohorts = {
            cohort(2, 1, 1, 2, 4e18, -9e18), cohort(4e3, 1e3, 2e17, -9e18), cohort(2e9, 1e6, 9e17, -9e18, -9e18)
        };
        Fitted fit = fitted(fit(cohorts));
        assertThat(fit.alpha()).isFinite();
        assertThat(fit.sigma()).isGreaterThan(10);
    }

    @Test
    void theOrderOfRunsIsOfNoMatter() {
        AftFit one = fit(cohort(8, 5, 6, 7, -8), cohort(16, 9, 11, -12, 12));
        AftFit other = fit(cohort(8, -8, 7, 5, 6), cohort(16, 12, 9, -12, 11));
        assertThat(one).isEqualTo(other).isInstanceOf(Fitted.class);
    }

    private static AftFit fit(Cohort... cohorts) {
        return AftRegression.fit(Cohorts.of(List.of(cohorts)), Family.LOG_NORMAL, Trend.POWER);
    }

    private static Reason reason(Cohort... cohorts) {
        return ((NotFitted) fit(cohorts)).reason();
    }

    static Fitted fitted(AftFit fit) {
        assertThat(fit).isInstanceOf(Fitted.class);
        return (Fitted) fit;
    }

    private static Offset<Double> relative(double value) {
        return within(1e-9 * Math.abs(value));
    }
}
