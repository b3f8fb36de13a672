package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteSizeCurveTest {
    private static FiniteSizeCurve curve(String algorithm, String link, String activation, double a) {
        Problem problem = Problems.of(algorithm, link, activation).until(0.3).at(64, 0);
        return new FiniteSizeCurve(
                problem.model(),
                problem.init(),
                problem.escape(),
                d -> 0.03 * StrictMath.pow(d, -a),
                new StepSizePolicy.Optimal());
    }

    /** MODEL.md's local slopes of T_G over 256-4096 and 4096-65536. */
    @ParameterizedTest
    @CsvSource({"0, 1.33, 1.31", "0.25, 1.64, 1.70", "0.5, 1.89, 1.99", "1, 1.92, 2.00"})
    void localSlopesOfTheTable(double a, double low, double high) {
        FiniteSizeCurve curve = curve("alternating", "he3", "he3", a);
        assertThat(curve.at(1024).localAlpha().orElseThrow()).isCloseTo(low, within(0.01));
        assertThat(curve.at(16384).localAlpha().orElseThrow()).isCloseTo(high, within(0.01));
    }

    /** So that all that a curve rests on can be computed first, and at once. */
    @Test
    void aPointRestsOnTheStepsThatItNames() {
        FiniteSizeCurve curve = curve("alternating", "he3", "he3", 0.25);
        for (double dimension : new double[] {4, 1024}) {
            List<Double> under = FiniteSizeCurve.under(dimension);
            double low = under.get(0);
            double high = under.get(2);
            double rise = StrictMath.log(
                    curve.steps(high).orElseThrow() / curve.steps(low).orElseThrow());
            assertThat(under.get(1)).isEqualTo(dimension);
            assertThat(curve.at(dimension).localAlpha().orElseThrow())
                    .isCloseTo(rise / StrictMath.log(high / low), within(1e-12));
        }
    }

    @Test
    void asymptoteIsReachedAtLast() {
        assertThat(curve("alternating", "he3", "he3", 0.25)
                        .at(1e12)
                        .localAlpha()
                        .orElseThrow())
                .isCloseTo(1.5, within(0.07));
        assertThat(curve("alternating", "he4", "he4", 2).at(1e11).localAlpha().orElseThrow())
                .isCloseTo(3, within(0.02));
    }

    @Test
    void nothingIsPredictedWithoutDrift() {
        FiniteSizeCurve.Point point = curve("online", "he3", "relu", 0).at(1024);
        assertThat(point.gamma()).isEmpty();
        assertThat(point.escapeStep()).isEmpty();
        assertThat(point.localAlpha()).isEmpty();
    }

    @Test
    void slopeOverDimensionsIsThatOfTheTable() {
        FiniteSizeCurve curve = curve("alternating", "he3", "he3", 0.25);
        assertThat(curve.alpha(List.of(256.0, 4096.0)).orElseThrow()).isCloseTo(1.64, within(0.01));
        assertThat(curve.alpha(List.of(256.0, 1024.0, 4096.0)).orElseThrow()).isCloseTo(1.64, within(0.03));
        assertThat(curve.alpha(List.of(256.0))).isEmpty();
        assertThat(curve("online", "he3", "relu", 0).alpha(List.of(64.0, 128.0)))
                .isEmpty();
    }
}
