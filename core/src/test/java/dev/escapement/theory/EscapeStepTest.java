package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.EscapePath;
import dev.escapement.theory.meanmap.EuclideanFlow;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.StepMoments;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** T_G against the mean map iterated step by step, and against integrals that are known. */
class EscapeStepTest {
    private static final int NODES = 32;
    private static final int CAP = 800;
    private static final int MANY = 100;

    /** A problem with a fixed start, and an outer learning rate. */
    record Case(Problem problem, double gamma) {}

    /** What the mean map does, step by step, from the start of a problem. */
    private enum Fate {
        ESCAPES,
        TURNS,
        GOES_ON
    }

    /**
     * The flow in continuous time is within 5% of the iterated map where that takes a hundred steps or more, stops where it
     * turns and never escapes much earlier than it.
     */
    @Tag("slow")
    @Property(tries = 200, seed = "20261126")
    void flowAndIterationAgree(@ForAll("cases") Case example) {
        Problem problem = example.problem;
        double gamma = example.gamma;
        MeanDynamics map = new MeanDynamics(problem, NODES);
        double steps = map.escapeStep(gamma);
        StepMoments.Source factory = new StepMoments.Source(problem, map.series(), NODES);
        double m = MeanDynamics.start(problem);
        double direction = Math.signum(factory.at(m).increment(gamma));
        Fate fate = Fate.GOES_ON;
        int step = 0;
        while (fate == Fate.GOES_ON && step < CAP) {
            double change = factory.at(m).increment(gamma);
            m += change;
            step++;
            fate = problem.escape().reached(m) ? Fate.ESCAPES : direction * change > 0 ? Fate.GOES_ON : Fate.TURNS;
        }
        if (map.clocks().isEmpty() || fate == Fate.TURNS) {
            assertThat(steps).isInfinite();
        } else if (fate == Fate.GOES_ON) {
            assertThat(steps).isGreaterThan(0.95 * CAP);
        } else if (step >= MANY) {
            assertThat(steps / step).isCloseTo(1, within(0.05));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<String> series = Arbitraries.of(-1.0, -0.5, -0.1, 0.0, 0.0, 0.02, 0.3, 1.0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(coefficients -> coefficients.stream().anyMatch(c -> c != 0))
                .map(coefficients -> Problems.series(0.2, coefficients));
        Arbitrary<Problems> problems = Combinators.combine(
                        Arbitraries.of("online", "alternating", "batch-reuse"),
                        series,
                        series,
                        Arbitraries.of(Problems.LINEAR),
                        Arbitraries.of(Geometry.PROJECTED, Geometry.NORMALIZED),
                        Arbitraries.of(false, true))
                .as((rule, link, activation, loss, geometry, signed) -> {
                    Problems made =
                            Problems.of(rule, link, activation).with(loss).with(geometry);
                    return signed ? made.signed() : made;
                });
        return Combinators.combine(
                        problems,
                        Arbitraries.of(-0.3, -0.1, -0.02, 0.0, 0.01, 0.1, 0.25),
                        Arbitraries.of(20.0, 300.0, 1e4),
                        Arbitraries.integers().between(-30, 0))
                .as((made, start, dimension, k) -> new Case(
                        made.from(
                                start,
                                dimension,
                                "batch-reuse".equals(made.model().algorithm().name()) ? 0.05 / dimension : 0.05),
                        StrictMath.pow(10, k / 10.0) / dimension));
    }

    /** The same in the euclidean geometry, for both paths from every start. */
    @Tag("slow")
    @Property(tries = 60, seed = "20261128")
    void euclideanFlowAndIterationAgree(@ForAll("cases") Case example) {
        Problems problems = new Problems(example.problem.model(), 0.5, OverlapMode.ABSOLUTE).with(Geometry.EUCLIDEAN);
        Problem problem =
                problems.from(MeanDynamics.start(example.problem), example.problem.dimension(), example.problem.eta());
        for (double end : new double[] {0.5, -0.5}) {
            EuclideanFlow flow = new EuclideanFlow(problem, new EscapePath(MeanDynamics.start(problem), end), NODES);
            double counted = flow.counted(example.gamma, CAP);
            double steps = flow.flow(example.gamma, Double.POSITIVE_INFINITY);
            if (counted == Double.POSITIVE_INFINITY) {
                assertThat(steps).isGreaterThan(0.95 * CAP);
            } else if (counted >= MANY) {
                assertThat(steps / counted).isCloseTo(1, within(0.05));
            }
        }
    }

    /**
     * With gamma small enough T_G is the integral of dm / (gamma D). D is (m - 0.2)^2 + depth, times 1 - m^2, here: nearly 0
     * between two nodes of a panel, whichever they are.
     */
    @Test
    void nearZeroOfTheDriftBetweenNodes() {
        for (double depth : new double[] {2e-4, 1e-5, 1e-6}) {
            String link = "hermite(0," + (0.04 + depth) + ",-0.2," + 1.0 / 3 + ")";
            Problem problem = Problems.of("online", link, "hermite(0,1,1,1)").at(1000, 0);
            double gamma = 1e-12;
            double exact = 0;
            double from = MeanDynamics.start(problem);
            int n = 2_000_000;
            for (int i = 0; i < n; i++) {
                double m = from + (0.5 - from) * (i + 0.5) / n;
                exact += (0.5 - from) / n / (((m - 0.2) * (m - 0.2) + depth) * (1 - m * m)) / gamma;
            }
            assertThat(MeanDynamics.escapeStep(problem, gamma) / exact).isCloseTo(1, within(2e-3));
        }
    }

    /** The sign of the mean step at the start chooses the path. */
    @Test
    void startDecidesWhereThePathLeads() {
        Problems he3 = Problems.of("online", "he3", "he3");
        assertThat(MeanDynamics.escapeStep(he3.from(-0.2, 256, 0), 1e-4)).isInfinite();
        assertThat(MeanDynamics.escapeStep(he3.from(0.2, 256, 0), 1e-4)).isFinite();
        Problems tilted = Problems.of("alternating", "hermite(0,0.02,0,1)", "hermite(0,-0.03,1)");
        double gamma = StrictMath.pow(10, -1.5) / 30_000;
        assertThat(new StepSizePolicy.Optimal().gamma(tilted.at(30_000, 0.03))).isEqualTo(1.054e-6);
        assertThat(MeanDynamics.escapeStep(tilted.at(30_000, 0.03), gamma)).isCloseTo(1.6e7, within(2e5));
        Problems first = Problems.of("online", "he1", "he1");
        for (double start : List.of(-0.1, 0.0)) {
            double up = MeanDynamics.escapeStep(first.from(start, 256, 0), 1e-4);
            double down = MeanDynamics.escapeStep(
                    Problems.of("online", "hermite(0,-1)", "he1").from(-start, 256, 0), 1e-4);
            assertThat(down / up).isCloseTo(1, within(1e-9));
        }
    }
}
