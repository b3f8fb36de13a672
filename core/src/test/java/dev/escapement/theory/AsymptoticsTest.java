package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymptoticsTest {
    private static Asymptotics of(Problems problems) {
        return new Asymptotics(problems.model(), problems.mode());
    }

    @ParameterizedTest
    @CsvSource({
        "alternating, he3, he3, 0, 1",
        "alternating, he3, he3, 0.25, 1.5",
        "alternating, he3, he3, 0.5, 2",
        "alternating, he3, he3, 2, 2",
        "alternating, he4, he4, 0.5, 2",
        "alternating, he4, he4, 1, 3",
        "alternating, he4, he4, 1.5, 3",
        "alternating, he3, relu, 3, 7",
        "batch-reuse, he3, he3, 1, 1",
        "batch-reuse, he3, he3, 1.25, 1.5",
        "batch-reuse, he3, he3, 1.5, 2",
        "batch-reuse, he3, he3, 4, 2",
        "batch-reuse, he3, relu, 1, 1",
        "batch-reuse, he3, relu, 1.25, 1.5",
        "batch-reuse, he3, relu, 2, 3",
        "batch-reuse, he3, tanh, 1.125, 1.5",
        "batch-reuse, he3, tanh, 1.75, 2",
        "alternating, gexp, relu, 0, 3",
        "alternating, gexp, tanh, 0, 3",
        "alternating, relu, he5, 2, 5",
        "online, he1, he1, 0, 1",
        "online, he2, he2, 0, 1",
        "online, he5, he5, 0, 4",
        "online, relu, relu, 0, 1"
    })
    void theorem(String algorithm, String link, String activation, double a, double alpha) {
        Asymptotics asymptotics = of(Problems.of(algorithm, link, activation));
        assertThat(asymptotics.alpha(0.03, a).orElseThrow()).isCloseTo(alpha, within(1e-12));
    }

    @Test
    void noExponentWhereTheoryHasNone() {
        assertThat(of(Problems.of("alternating", "gexp", "he2")).alpha(0.1, 0)).isEmpty();
        assertThat(of(Problems.of("online", "relu", "he5")).alpha(0.1, 0)).isEmpty();
        assertThat(of(Problems.of("batch-reuse", "sign", "cos")).alpha(0.1, 1)).isEmpty();
        assertThat(of(Problems.of("alternating", "relu", "he5")).transitions(0.1))
                .isEmpty();
        assertThat(of(Problems.of("online", "he3", "relu")).alpha(0.03, 0)).isEmpty();
        assertThat(of(Problems.of("batch-reuse", "he3", "he3")).alpha(0.03, 0.5))
                .isEmpty();
        assertThat(of(Problems.of("online", "hermite(0,0,-1)", "he2")).alpha(0.03, 0))
                .isEmpty();
        assertThat(of(Problems.of("online", "hermite(0,0,0,-1)", "he3").signed())
                        .alpha(0.03, 0))
                .isEmpty();
        assertThat(of(Problems.of("alternating", "he3", "he3").with(Loss.SQUARED))
                        .alpha(0.03, 0))
                .isEmpty();
    }

    @Test
    void signs() {
        assertThat(of(Problems.of("online", "hermite(0,0,0,-1)", "he3"))
                        .alpha(0.03, 0)
                        .orElseThrow())
                .isEqualTo(2);
        assertThat(of(Problems.of("online", "hermite(0,-1)", "he1"))
                        .alpha(0.03, 0)
                        .orElseThrow())
                .isEqualTo(1);
        assertThat(of(Problems.of("alternating", "he3", "he3").with(Loss.SQUARED))
                        .alpha(0.005, 0)
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void logarithm() {
        assertThat(of(Problems.of("alternating", "he3", "he3"))
                        .exponent(0.03, 0.25)
                        .orElseThrow()
                        .logFactor())
                .isTrue();
        assertThat(of(Problems.of("alternating", "he3", "he3"))
                        .exponent(0.03, 0.5)
                        .orElseThrow()
                        .logFactor())
                .isFalse();
        assertThat(of(Problems.of("alternating", "he3", "he3"))
                        .exponent(0.03, 1)
                        .orElseThrow()
                        .logFactor())
                .isFalse();
        assertThat(of(Problems.of("online", "relu", "relu"))
                        .exponent(0.03, 0)
                        .orElseThrow()
                        .logFactor())
                .isFalse();
    }

    @Test
    void curves() {
        assertThat(of(Problems.of("alternating", "he3", "he3")).curve(0.03))
                .containsExactly(
                        new Asymptotics.Segment(0, 0.5, 1, 2),
                        new Asymptotics.Segment(0.5, Double.POSITIVE_INFINITY, 2, 0));
        assertThat(of(Problems.of("batch-reuse", "he3", "he3")).curve(0.03))
                .containsExactly(
                        new Asymptotics.Segment(1, 1.5, -1, 2),
                        new Asymptotics.Segment(1.5, Double.POSITIVE_INFINITY, 2, 0));
        assertThat(of(Problems.of("alternating", "he4", "he4")).transitions(0.03))
                .containsExactly(1.0);
        assertThat(of(Problems.of("alternating", "he3", "relu")).transitions(0.03))
                .isEmpty();
        assertThat(of(Problems.of("alternating", "he3", "relu")).curve(0.03)).hasSize(1);
        assertThat(of(Problems.of("online", "he3", "relu")).curve(0.03)).isEmpty();
    }

    @Test
    void ordersOfThePowers() {
        Asymptotics he4 = of(Problems.of("alternating", "he4", "he4"));
        assertThat(he4.order(1, 1)).hasValue(4);
        assertThat(he4.order(2, 1)).hasValue(2);
        assertThat(of(Problems.of("alternating", "he3", "relu")).order(1, 1)).isEmpty();
        assertThat(of(Problems.of("batch-reuse", "he3", "he3")).order(2, 1)).hasValue(2);
    }

    @Test
    void lawsHaveTheirOwnExponent() {
        Asymptotics he3 = of(Problems.of("alternating", "he3", "he3"));
        // b = 1 + a, the theorem's largest at a < 1/2: T = 1/(gamma mu_2) gives b + a, as the best gamma does.
        StepSizePolicy best = new StepSizePolicy.Law(0.1, 1.25);
        assertThat(he3.exponent(0.03, 0.25, best).orElseThrow().alpha()).isEqualTo(1.5);
        assertThat(he3.caveats(0.03, 0.25, best)).isEmpty();
        StepSizePolicy small = new StepSizePolicy.Law(0.1, 2);
        assertThat(he3.exponent(0.03, 0.25, small).orElseThrow().alpha()).isEqualTo(2.25);
        StepSizePolicy large = new StepSizePolicy.Law(0.1, 1);
        assertThat(he3.exponent(0.03, 0.25, large).orElseThrow().alpha()).isEqualTo(1.25);
        assertThat(he3.caveats(0.03, 0.25, large)).containsExactly(Caveat.UNSTABLE);
        assertThat(he3.exponent(0.03, 0.25, new StepSizePolicy.Given(0.1))).isEmpty();
        assertThat(he3.exponent(0.03, 0.25, new StepSizePolicy.Paper(0.1))).isEqualTo(he3.exponent(0.03, 0.25));
    }

    @Test
    void everyAbsenceHasItsReason() {
        StepSizePolicy optimal = new StepSizePolicy.Optimal();
        assertThat(of(Problems.of("online", "he3", "relu")).caveats(0.03, 0, optimal))
                .containsExactly(Caveat.NO_DRIFT);
        assertThat(of(Problems.of("online", "hermite(0,0,-1,0,1)", "hermite(0,0,1,0,1)"))
                        .caveats(0.03, 0, optimal))
                .containsExactly(Caveat.BLOCKED);
        assertThat(of(Problems.of("batch-reuse", "he3", "he3")).caveats(0.03, 0.5, optimal))
                .containsExactly(Caveat.LARGE_INNER_STEP);
    }
}
