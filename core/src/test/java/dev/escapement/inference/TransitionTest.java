package dev.escapement.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Transition.Point;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final StreamKey KEY = new StreamKey(1, 2, 3);

    private static List<Point> points(DoubleUnaryOperator truth, double error, Xoshiro256 stream) {
        List<Point> points = new ArrayList<>();
        for (int i = 8; i >= 0; i--) {
            double a = i / 8.0;
            points.add(new Point(a, truth.applyAsDouble(a) + error * Distribution.LOG_NORMAL.draw(stream), error));
        }
        return points;
    }

    @Test
    void findsTheKink() {
        List<Point> points = points(a -> Math.min(1 + 2 * a, 2), 0.03, KEY.stream(7));
        Transition found = Transition.of(points, 1000, KEY).orElseThrow();
        assertThat(found.breakBounds().contains(0.5)).isTrue();
        assertThat(found.breakBounds().contains(found.fit().breakpoint())).isTrue();
        assertThat(found.breakBounds().upper() - found.breakBounds().lower()).isBetween(0.02, 0.2);
        assertThat(found.alphaBelow()).isEqualTo(1, within(0.1));
        assertThat(found.alphaAbove()).isEqualTo(2, within(0.1));
        assertThat(found.pNoBreak()).isLessThan(0.002);
        assertThat(found.deltaBic()).isGreaterThan(50);
        assertThat(found.exponents()).isEqualTo(9);
        assertThat(Transition.of(points, 1000, KEY)).hasValue(found);
    }

    /** Under one line the p-value is uniform: 200 sweeps leave 3 to 19 below 0.05 but with probability 0.003. */
    @Test
    void rarelyFindsAKinkInALine() {
        int rejected = 0;
        int covered = 0;
        for (int i = 0; i < 200; i++) {
            StreamKey key = new StreamKey(4, 5, i);
            Transition straight = Transition.of(points(a -> 1 + a, 0.05, key.stream(9)), 199, key)
                    .orElseThrow();
            rejected += straight.pNoBreak() <= 0.05 ? 1 : 0;
            Transition kinked = Transition.of(points(a -> Math.min(1 + 2 * a, 2), 0.05, key.stream(9)), 199, key)
                    .orElseThrow();
            covered += kinked.breakBounds().contains(0.5) ? 1 : 0;
        }
        assertThat(rejected).isBetween(3, 19);
        assertThat(covered).isBetween(178, 200);
    }

    @Test
    void scatterBeyondTheErrorsWidensTheBounds() {
        Xoshiro256 stream = KEY.stream(3);
        List<Point> honest = points(a -> Math.min(1 + 2 * a, 2), 0.1, stream);
        List<Point> boastful = honest.stream()
                .map(p -> new Point(p.a(), p.alpha(), p.standardError() / 10))
                .toList();
        Transition found = Transition.of(boastful, 400, KEY).orElseThrow();
        assertThat(found.excess()).isBetween(3.0, 20.0);
        assertThat(found.breakBounds().upper() - found.breakBounds().lower()).isGreaterThan(0.03);
    }

    @Test
    void fourPointsAreTooFew() {
        List<Point> points = points(a -> 1 + a, 0.05, KEY.stream(1));
        assertThat(Transition.of(points.subList(0, 4), 100, KEY)).isEmpty();
    }

    @Test
    void crossoversMoveAsTheTheorySays() {
        // T = d^2 min(1, (eta d^0.5)^-1.5): the paper's law for he3, in logs with an error of 0.05
        Xoshiro256 stream = KEY.stream(8);
        List<Collapse.Point> points = new ArrayList<>();
        for (double d = 256; d <= 65536; d *= 4) {
            for (double eta = 1e-4; eta < 1; eta *= 2) {
                double logX = Math.log(eta) + 0.5 * Math.log(d);
                double logTime =
                        2 * Math.log(d) - 1.5 * Math.max(logX, 0) + 0.05 * Distribution.LOG_NORMAL.draw(stream);
                points.add(new Collapse.Point(d, eta, logTime, 0.05));
            }
        }
        Collapse collapse = Collapse.of(points, 300, KEY);
        assertThat(collapse.crossovers()).hasSize(5);
        assertThat(collapse.crossovers()).allSatisfy(c -> {
            assertThat(c.bounds().contains(c.eta())).isTrue();
            assertThat(Math.log(c.eta())).isEqualTo(-0.5 * Math.log(c.dimension()), within(0.3));
            assertThat(Math.log(c.plateau())).isEqualTo(2 * Math.log(c.dimension()), within(0.15));
            assertThat(c.slope()).isEqualTo(-1.5, within(0.1));
            assertThat(c.rates()).isGreaterThanOrEqualTo(12);
            assertThat(c.pNone()).isLessThan(0.01);
        });
        moves(collapse.crossoverExponent(), -0.5);
        moves(collapse.plateauExponent(), 2);
        assertThat(collapse.scaled())
                .hasSize(points.size())
                .allSatisfy(p -> assertThat(p.logTime()).isEqualTo(-1.5 * Math.max(p.logEta(), 0), within(0.3)));
        assertThat(Collapse.of(points, 300, KEY)).isEqualTo(collapse);
    }

    private static void moves(Optional<Collapse.Movement> movement, double exponent) {
        assertThat(movement.orElseThrow().exponent()).isEqualTo(exponent, within(0.05));
        assertThat(movement.orElseThrow().bounds().contains(exponent)).isTrue();
    }

    @Test
    void ratesPastTheFastestAreNoneThatHelp() {
        List<Collapse.Point> points = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            double logTime = 10 - Math.max(0, k - 4) + 4 * Math.max(0, k - 8);
            points.add(new Collapse.Point(64, Math.exp(k), logTime, 0.1));
        }
        Collapse.Crossover found = Collapse.of(points, 100, KEY).crossovers().get(0);
        assertThat(found.rates()).isEqualTo(9);
        assertThat(found.eta()).isEqualTo(Math.exp(4), within(1e-6));
        assertThat(Collapse.of(points, 100, KEY).crossoverExponent()).isEmpty();
        assertThat(Collapse.of(points, 100, KEY).scaled()).isEmpty();
    }

    /** Under a constant the p-value is uniform, or larger where few rates are left: 100 sweeps leave at most 12 below 0.05. */
    @Test
    void rarelyFindsACrossoverWhereTheRateDoesNotMatter() {
        int rejected = 0;
        for (int i = 0; i < 100; i++) {
            StreamKey key = new StreamKey(5, 6, i);
            Xoshiro256 stream = key.stream(4);
            List<Collapse.Point> points = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                points.add(new Collapse.Point(64, Math.exp(k), 10 + 0.1 * Distribution.LOG_NORMAL.draw(stream), 0.1));
            }
            rejected += (int) Collapse.of(points, 100, key).crossovers().stream()
                    .filter(c -> c.pNone() <= 0.05)
                    .count();
        }
        assertThat(rejected).isLessThanOrEqualTo(12);
    }
}
