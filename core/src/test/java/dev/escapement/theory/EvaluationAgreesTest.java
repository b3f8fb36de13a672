package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.FormulaRule;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What theory finds by evaluation is what it knows in closed form, for rules that have one. */
@Tag("slow")
class EvaluationAgreesTest {
    private static final List<String> LINKS =
            List.of("he1", "he2", "he3", "he4", "he5", "he6", "relu", "tanh", "hermite(0.2,0.5,0.8)");
    private static final int ORDER = 12;

    private static Model model(Algorithm rule, Loss loss, String link, String activation, double a) {
        return new Model(rule, Links.parse(link), new Neuron(Links.parse(activation), a), loss, Geometry.PROJECTED, 0);
    }

    private static Model unexpanded(Model model) {
        return new Model(
                new FormulaRule("evaluated", model.algorithm().formula()),
                model.link(),
                model.neuron(),
                model.loss(),
                model.geometry(),
                model.noiseStd());
    }

    /** Within 1e-8 of the largest coefficient, or within the errors where these, which tails of psi make, are larger. */
    private static void coefficientsAgree(Model model, double parameter) {
        Drift closed = DriftExpansion.limit(model, parameter);
        Drift evaluated = DriftExpansion.limit(unexpanded(model), parameter);
        double largest = 0;
        for (int i = 1; i <= ORDER; i++) {
            largest = Math.max(largest, Math.abs(closed.mu(i)));
        }
        for (int i = 1; i <= ORDER; i++) {
            double error = Math.max(1e-8 * largest, closed.muError(i) + evaluated.muError(i));
            assertThat(evaluated.mu(i)).as("%s, i = %d", model, i).isCloseTo(closed.mu(i), within(error));
        }
    }

    private static void exponentsAgree(Model model, double c) {
        Asymptotics closed = new Asymptotics(model, OverlapMode.ABSOLUTE);
        Asymptotics evaluated = new Asymptotics(unexpanded(model), OverlapMode.ABSOLUTE);
        double offset = model.algorithm().readsSquaredNorm() ? 1 : 0;
        for (double relative : new double[] {0, 0.2, 0.7, 1.5}) {
            assertThat(evaluated.exponent(c, offset + relative))
                    .as("%s, a = %f", model, offset + relative)
                    .isEqualTo(closed.exponent(c, offset + relative));
        }
        assertThat(evaluated.transitions(c)).as("%s", model).isEqualTo(closed.transitions(c));
    }

    /** Every pair of links; a fifth of all pairs for each of the remaining choices. */
    @ParameterizedTest
    @ValueSource(strings = {"online", "alternating", "batch-reuse"})
    void everyPair(String rule) {
        for (Loss loss : Problems.LINEAR) {
            for (int k = 0; k < LINKS.size() * LINKS.size(); k++) {
                if ((k / LINKS.size() + k + rule.length() + 2 * loss.label().length()) % 5 == 0) {
                    Model model = model(
                            Algorithms.parse(rule),
                            loss,
                            LINKS.get(k / LINKS.size()),
                            LINKS.get(k % LINKS.size()),
                            0.8);
                    coefficientsAgree(model, 1e-4);
                    exponentsAgree(model, 0.3);
                }
            }
        }
    }

    @Test
    void atRandom() {
        SplittableRandom random = new SplittableRandom(9);
        for (int k = 0; k < 18; k++) {
            Algorithm rule = Algorithms.all().get(k % 3);
            Loss loss = Problems.LINEAR.get(k / 3 % 2);
            List<String> few = List.of("relu", "tanh", "sin", series(random), series(random));
            String link = few.get(random.nextInt(few.size()));
            Model model = model(
                    rule,
                    loss,
                    link,
                    few.get(random.nextInt(few.size())),
                    Math.rint(random.nextDouble(0.3, 1.5) * 10) / 10);
            coefficientsAgree(model, random.nextDouble(-0.3, 0.3));
            exponentsAgree(model, random.nextBoolean() ? 0.2 : -0.2);
        }
    }

    private static String series(SplittableRandom random) {
        List<Double> coefficients = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            coefficients.add(Math.rint(random.nextDouble(-1, 1) * 10) / 10);
        }
        return Problems.series(0.1, coefficients);
    }
}
