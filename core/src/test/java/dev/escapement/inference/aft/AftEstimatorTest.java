package dev.escapement.inference.aft;

import static dev.escapement.inference.Example.cohort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.inference.aft.AftFit.Fitted;
import dev.escapement.inference.aft.AftFit.NotFitted;
import dev.escapement.inference.aft.AftFit.Reason;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class AftEstimatorTest {
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
        return AftEstimator.of(Cohorts.of(List.of(cohorts)), Distribution.LOG_NORMAL, Trend.POWER, Scale.CONSTANT)
                .fit();
    }

    private static Reason reason(Cohort... cohorts) {
        return ((NotFitted) fit(cohorts)).reason();
    }

    static Fitted fitted(AftFit fit) {
        assertThat(fit).isInstanceOf(Fitted.class);
        return (Fitted) fit;
    }
}
