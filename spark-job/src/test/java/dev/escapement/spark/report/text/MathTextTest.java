package dev.escapement.spark.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.report.text.MathText.Run;
import dev.escapement.spark.report.text.MathText.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mathematics as it is printed. */
class MathTextTest {
    @Test
    void aLearningRateLaw() {
        assertThat(MathText.of("eta = 0.03 d^-0.5").runs())
                .containsExactly(
                        new Run("η", Script.BASELINE, true),
                        new Run(" = 0.03 ", Script.BASELINE, false),
                        new Run("d", Script.BASELINE, true),
                        new Run("−0.5", Script.SUPERSCRIPT, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eta = c d^-a                    | /{η} = /{c} /{d}^{−a}",
                "T ~ d^alpha                     | /{T} ∼ /{d}^{α}",
                "alpha 1.84 [-0.02, 2.02]        | /{α} 1.84 [−0.02, 2.02]",
                "from d = 100 to 10^12.          | from /{d} = 100 to 10^{12}.",
                "slope at a = 0.46 (p = 0.002)   | slope at /{a} = 0.46 (/{p} = 0.002)",
                "mu_3 of m0 as d^(-1/2)          | /{μ}_{3} of /{m}_{0} as /{d}^{−1/2}",
                "gamma 0.1 d^-1.5, batch 8       | /{γ} 0.1 /{d}^{−1.5}, batch 8",
                "64-128                          | 64–128",
                "the learning-rate exponent a of | the learning-rate exponent /{a} of",
                "online he2, any a               | online he2, any /{a}",
            })
    void isSetAsInPrint(String written, String printed) {
        assertThat(MathText.of(written).markup()).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a run that a reader knows, q25-wls",
                "eta_exponent, gamma.delta, beta-version, theta, max-steps",
                "escape_times.parquet",
                "tanh(2*x)",
                "report.d",
                "don't",
            })
    void wordsStayWords(String text) {
        assertThat(MathText.of(text).markup()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"d^-0.5, d⁻⁰·⁵", "d^alpha, dᵅ", "10^12, 10¹²", "mu_3, μ₃", "d^(-1/2), d⁻¹⁄²", "x^q, x^q"})
    void whereThereIsOneStyleAloneCharactersDoIt(String written, String shown) {
        assertThat(MathText.of(written).unicode()).isEqualTo(shown);
    }
}
