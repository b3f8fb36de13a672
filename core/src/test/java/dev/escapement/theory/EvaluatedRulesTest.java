package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.Online;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.formula.Parity;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theory is right for rules whose psi it cannot expand, which need nothing but to be an {@link Algorithm}. */
class EvaluatedRulesTest {
    private static final List<String> LINKS = List.of("he1", "he2", "he3", "he4", "relu", "tanh");
    private static final int ORDER = 6;

    private static final Algorithm SIGN = Algorithms.parse("sign-gradient", "sign(a * res(a * act(z)) * act'(z))");

    private static Algorithm rule(String name) {
        return switch (name) {
            case "sign" -> SIGN;
            case "clipped" -> Algorithms.parse("clipped", "clip(a * res(a * act(z)) * act'(z), -1, 1)");
            default -> new Online();
        };
    }

    private static Model model(Algorithm rule, Loss loss, String link, String activation) {
        return new Model(
                rule, Links.parse(link), new Neuron(Links.parse(activation), 0.8), loss, Geometry.PROJECTED, 0);
    }

    /**
     * Of {@code E[psi he_i(s) he_(i-1)(z)]}: an even link makes psi even in s, an even activation odd in z. Without the prediction
     * psi also is odd in s if the link is, and even in z if the activation is odd.
     */
    private static boolean vanishes(Model model, boolean readsPrediction, int i) {
        Parity link = model.link().parity();
        Parity activation = model.neuron().activation().parity();
        return i % 2 == 1
                ? link == Parity.EVEN || activation == Parity.EVEN
                : !readsPrediction && (link == Parity.ODD || activation == Parity.ODD);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"sign, correlation", "sign, squared", "clipped, correlation", "clipped, squared", "online, huber(1)"})
    void coefficientsAreThoseOfTheRule(String rule, String lossName) {
        Loss loss = Loss.named(lossName);
        // Panels of the brute force end at 0 and 1; where psi jumps elsewhere, a gap between two nodes is its error.
        for (String link : LINKS) {
            for (String activation : LINKS) {
                Model model = model(rule(rule), loss, link, activation);
                Drift drift = DriftExpansion.limit(model, 0);
                BruteForce expected = BruteForce.of(model, 0, 1, ORDER, 120);
                for (int i = 1; i <= ORDER; i++) {
                    assertThat(drift.strength(i))
                            .as("%s, i = %d", model, i)
                            .isCloseTo(expected.value()[i], within(5e-3 * expected.size()[i]));
                    if (vanishes(model, loss.readsPrediction(), i)) {
                        assertThat(drift.strength(i)).as("%s, i = %d", model, i).isZero();
                    }
                }
            }
        }
    }

    /** With {@code psi = sign(a f(s) act'(z))} an integral over s times one over z, both known. */
    @Test
    void signsOfGradientsHaveClosedForms() {
        double meanSize = Math.sqrt(2 / Math.PI);
        double atOne = Math.exp(-0.5) / Math.sqrt(2 * Math.PI);
        assertThat(DriftExpansion.limit(model(SIGN, Loss.CORRELATION, "he1", "he1"), 0)
                        .strength(1))
                .isCloseTo(meanSize, within(1e-12));
        assertThat(DriftExpansion.limit(model(SIGN, Loss.CORRELATION, "he2", "he2"), 0)
                        .strength(2))
                .isCloseTo(4 * atOne * meanSize, within(1e-10));
    }

    /** The roots of {@code y - a act(z)} meet at a root of {@code act'(z)}: at 0, and at the root of 3. */
    @ParameterizedTest
    @CsvSource({"he1, he2", "he1, he4", "he3, he2"})
    void whatVanishesByParityIsZero(String link, String activation) {
        Drift drift = DriftExpansion.limit(model(SIGN, Loss.SQUARED, link, activation), 0);
        for (int i = 1; i <= drift.order(); i += 2) {
            assertThat(drift.strength(i)).as("i = %d", i).isZero();
        }
    }

    /** The exponent of the smallest order that drives; none without drift. */
    @ParameterizedTest
    @CsvSource({
        "sign, correlation, he1, he1, 1, false",
        "sign, correlation, he2, he2, 1, true",
        "sign, squared, he2, he2, 1, true",
        "sign, correlation, he3, he3, 1, false",
        "sign, correlation, he1, he2, , false",
        "sign, squared, he1, he2, 1, true",
        "clipped, correlation, he4, he4, 1, true",
        "online, huber(1), he2, he2, 1, true",
        "online, huber(1), he1, tanh, 1, false",
    })
    void exponentsFollow(
            String rule, String lossName, String link, String activation, Double alpha, boolean logFactor) {
        Loss loss = Loss.named(lossName);
        Asymptotics asymptotics = new Asymptotics(model(rule(rule), loss, link, activation), OverlapMode.ABSOLUTE);
        if (alpha == null) {
            assertThat(asymptotics.exponent(1, 0)).isEmpty();
            assertThat(asymptotics.caveats(1, 0, new StepSizePolicy.Optimal())).contains(Caveat.NO_DRIFT);
        } else {
            assertThat(asymptotics.exponent(1, 0)).contains(new Asymptotics.Exponent(alpha, logFactor));
        }
    }
}
