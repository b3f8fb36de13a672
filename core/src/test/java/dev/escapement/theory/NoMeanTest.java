package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.DriftExpansion;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule whose integrals diverge has no coefficients; one that has them, however heavy its tails, keeps them. */
class NoMeanTest {
    private static Model model(String psi, String link) {
        return new Model(
                Algorithms.parse("mine", psi),
                Links.parse(link),
                new Neuron(Links.parse("he2"), 1),
                Loss.CORRELATION,
                Geometry.PROJECTED,
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "y * exp(z^2), he3",
        "y * exp(z^2 / 2), he1",
        "y / z^2, he1",
        "y / abs(z), he1",
        "y * act'(z) + 0 * d, exp(x^2)",
        "y * act'(z), exp(x^2)",
        "y * act'(z), exp(-x) / x^2"
    })
    void divergentIntegralsLeaveNoMean(String psi, String link) {
        assertThat(new Asymptotics(model(psi, link), OverlapMode.ABSOLUTE)
                        .caveats(Double.NaN, 0, new StepSizePolicy.Optimal()))
                .contains(Caveat.NO_MEAN);
    }

    /** Of {@code E[y s] E[psi / y]}, in closed form. */
    @ParameterizedTest
    @CsvSource({
        "y * exp(z^2 / 8), 1.1547005383792515",
        "y * exp(z^2 / 4), 1.4142135623730951",
        "y * z^16, 2027025",
        "y * z^30, 6190283353629375",
        "y / sqrt(abs(z)), 1.7200799746491039",
        "y * relu(z - 12), 1.4603e-34"
    })
    void heavyButConvergentIntegralsHaveAMean(String psi, double expected) {
        assertThat(DriftExpansion.drift(model(psi, "he1"), Double.NaN, 64).strength(1))
                .isCloseTo(expected, Percentage.withPercentage(psi.contains("relu") ? 1 : 1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp(x^2 / 8)", "abs(x)^0.5", "1 / (1 + x^2)", "relu(x - 6)"})
    void linksOfFiniteMeanKeepTheirs(String link) {
        assertThat(DriftExpansion.exists(model("y * act'(z)", link), 1)).isTrue();
    }
}
