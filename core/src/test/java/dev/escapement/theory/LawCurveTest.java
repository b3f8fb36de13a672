package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Problem;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawCurveTest {
    private static FiniteSizeCurve curve(String algorithm, String link, double a) {
        Problem problem = Problems.of(algorithm, link, link).until(0.3).at(64, 0);
        return new FiniteSizeCurve(
                problem.model(),
                problem.init(),
                problem.escape(),
                d -> 0.03 * StrictMath.pow(d, -a),
                new StepSizePolicy.Optimal());
    }

    private static double localAlpha(FiniteSizeCurve curve, double dimension) {
        return new LawCurve(LawCurve.under(dimension).stream().map(curve::law).toList())
                .localAlpha(dimension)
                .orElseThrow();
    }

    @Test
    void quartilesAreThoseOfTheLaw() {
        Problem problem =
                Problems.of("alternating", "he3", "he3").until(0.3).at(256, 0.03 * StrictMath.pow(256, -0.25));
        double gamma = new StepSizePolicy.Optimal().gamma(problem);
        ExitLaw law = ExitLaw.of(problem, gamma, 1e9);
        LawPoint point = curve("alternating", "he3", 0.25).law(256);
        assertThat(point)
                .isEqualTo(new LawPoint(256, law.quantile(0.25), law.quantile(0.5), law.quantile(0.75)))
                .matches(LawPoint::known);
        assertThat(point.q25()).isLessThan(point.median());
        assertThat(point.median()).isLessThan(point.q75());
    }

    /** Over a factor 16 at small dimensions, over two decades at larger ones. */
    @ParameterizedTest
    @CsvSource({"4, 2, 16", "128, 32, 512", "1000, 100, 10000"})
    void theLocalExponentIsTheSlopeBetweenTheDimensionsBeside(double dimension, double low, double high) {
        assertThat(LawCurve.under(dimension)).containsExactly(low, dimension, high);
        FiniteSizeCurve curve = curve("alternating", "he3", 0.25);
        double slope = StrictMath.log(curve.law(high).median() / curve.law(low).median()) / StrictMath.log(high / low);
        assertThat(localAlpha(curve, dimension)).isCloseTo(slope, within(1e-12));
    }

    @Test
    void withoutDriftNoQuartileIsKnown() {
        Problem problem = Problems.of("online", "he3", "relu").at(64, 0);
        FiniteSizeCurve curve = new FiniteSizeCurve(
                problem.model(), problem.init(), problem.escape(), d -> 0, new StepSizePolicy.Optimal());
        LawPoint point = curve.law(64);
        assertThat(point.known()).isFalse();
        assertThat(point.median()).isNaN();
        assertThat(new LawCurve(List.of(point, curve.law(128))).alpha(64, 128)).isEmpty();
    }

    @Test
    void infiniteMediansHaveNoExponent() {
        LawCurve curve = new LawCurve(
                List.of(new LawPoint(10, 1, 2, 3), new LawPoint(1000, 100, Double.POSITIVE_INFINITY, Double.NaN)));
        assertThat(curve.alpha(10, 1000)).isEmpty();
        assertThat(curve.at(1000).known()).isFalse();
        assertThatThrownBy(() -> curve.at(11)).hasMessageContaining("no point at d = 11");
    }

    /** Theorem 3.3: 1 + 2a, with a factor log d; 2 from a = 1/2 on for he3, 3 from a = 1 on for he4. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "he3, 0.25, 1e6, 1.60, 1.70",
        "he3, 0.25, 1e9, 1.55, 1.63",
        "he3, 0.25, 1e12, 1.52, 1.57",
        "he3, 0.5, 1e9, 1.995, 2.005",
        "he3, 1, 1e9, 1.995, 2.005",
        "he4, 0.5, 1e6, 2.07, 2.15",
        "he4, 0.5, 1e9, 2.04, 2.08",
        "he4, 0.5, 1e12, 2.03, 2.055",
        "he4, 1.5, 1e9, 2.995, 3.005",
        "he4, 1.5, 1e12, 2.995, 3.005"
    })
    void theLocalExponentComesNearTheTheorems(String link, double a, double dimension, double from, double to) {
        assertThat(localAlpha(curve("alternating", link, a), dimension)).isBetween(from, to);
    }

    /** T of he2 is about d (log d - b), whose local exponent is 1 + 1/(log d - b), with one b at all dimensions. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9, 1e12})
    void theInformationExponentTwoShowsItsLogarithm(double dimension) {
        double local = localAlpha(curve("online", "he2", 0), dimension);
        double logarithm = StrictMath.log(dimension);
        assertThat(logarithm - 1 / (local - 1)).isBetween(2.3, 3.1);
    }
}
