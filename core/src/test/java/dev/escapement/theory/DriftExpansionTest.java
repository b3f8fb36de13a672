package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DriftExpansionTest {
    @Test
    void coefficientsOfThirdHermiteAlternating() {
        // MODEL.md: mu_3 = 0.5, mu_2 = 9 eta, mu_4 = 4.5 eta, mu_6 = eta / 12, and no other.
        double eta = 0.1;
        Drift drift =
                DriftExpansion.drift(Problems.of("alternating", "he3", "he3").model(), eta, 64);
        assertThat(drift.mu(2)).isCloseTo(9 * eta, within(1e-11));
        assertThat(drift.mu(3)).isCloseTo(0.5, within(1e-12));
        assertThat(drift.mu(4)).isCloseTo(4.5 * eta, within(1e-11));
        assertThat(drift.mu(6)).isCloseTo(eta / 12, within(1e-12));
        assertThat(drift.eligible(OverlapMode.ABSOLUTE)).containsExactly(2, 3, 4, 6);
    }

    @Test
    void squaredLossIsAnotherPolynomial() {
        double[] eta = {0.001, 0.0089, 0.0091, 0.1};
        for (double rate : eta) {
            Drift drift = DriftExpansion.drift(
                    Problems.of("alternating", "he3", "he3").with(Loss.SQUARED).model(), rate, 64);
            assertThat(drift.mu(2)).isCloseTo(9 * rate - 999 * rate * rate, within(1e-9));
        }
    }

    @Test
    void noDriftWhereTeacherAndStudentShareNoCoefficient() {
        assertThat(DriftExpansion.drift(Problems.of("online", "he3", "relu").model(), 0, 64)
                        .vanishes())
                .isTrue();
        assertThat(DriftExpansion.drift(Problems.of("online", "he3", "sign").model(), 0, 64)
                        .vanishes())
                .isTrue();
    }

    @Test
    void rectifierDrivesItselfByItsClosedForm() {
        // u_1(relu) = 1/2, u_2 = 1/(2 sqrt pi); mu_1 = u_1^2, 2! mu_2 = 2 u_2^2.
        Drift drift = DriftExpansion.drift(Problems.of("online", "relu", "relu").model(), 0, 64);
        assertThat(drift.mu(1)).isCloseTo(0.25, within(1e-12));
        assertThat(drift.mu(2)).isCloseTo(1 / (4 * StrictMath.PI), within(1e-12));
        assertThat(drift.strength()[3]).isZero();
    }

    @Tag("slow")
    @Test
    void heaviestModelsStayFinite() {
        for (Loss loss : Problems.LINEAR) {
            Drift drift = DriftExpansion.drift(
                    Problems.of("batch-reuse", "he12", "he12").with(loss).model(), 1e-6, 1000);
            assertThat(drift.strength()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            assertThat(drift.vanishes()).isFalse();
        }
    }

    @Test
    void batchReuseTendsToOnlineDescent() {
        Model reuse = Problems.of("batch-reuse", "he2", "relu").model();
        Drift online = DriftExpansion.drift(Problems.of("online", "he2", "relu").model(), 0, 1000);
        Drift small = DriftExpansion.drift(reuse, 1e-9, 1000);
        for (int i = 1; i <= 2; i++) {
            assertThat(small.strength()[i]).isCloseTo(online.strength()[i], within(1e-5));
        }
        assertThat(DriftExpansion.of(reuse, 1).finite()).isFalse();
    }
}
