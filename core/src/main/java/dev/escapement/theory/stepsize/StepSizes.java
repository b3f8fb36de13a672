package dev.escapement.theory.stepsize;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.Recent;
import dev.escapement.theory.meanmap.EscapeClock;
import dev.escapement.theory.meanmap.MeanDynamics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** The policies that theory computes. */
public final class StepSizes {
    /** Digits kept of the best gamma. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    /** Most points above the best one stop at one node, those below it cost more than the best after a few. */
    private static final GammaGrid.Reach CHEAP = new GammaGrid.Reach(60, 80, 20);

    private static final GammaGrid.Reach DEAR = new GammaGrid.Reach(10, 15, 8);

    /** Beyond so many steps a median counts as infinite. */
    private static final double HORIZON = 1e15;

    /** How many best rates are kept. */
    private static final int REMEMBERED = 1000;

    private static final Recent<Problem, OptionalDouble> BEST = new Recent<>(REMEMBERED);
    private static final Recent<Problem, OptionalDouble> FASTEST = new Recent<>(REMEMBERED);

    /** The median of a problem's escape step. */
    public interface Median {
        /** The median at an outer learning rate; may be infinite if it is beyond a horizon, in steps. */
        double at(double gamma, double horizon);
    }

    private StepSizes() {}

    /** {@code delta max_i |mu_i| d^-(i/2 v 1)} over the eligible i; empty if there is none. */
    public static OptionalDouble paper(Problem problem, double delta) {
        Drift drift = new MeanDynamics(problem).series();
        double best = 0;
        for (int i : drift.eligible(problem.escape().mode())) {
            double power = StrictMath.pow(problem.dimension(), -Math.max(i / 2.0, 1));
            best = Math.max(best, Math.abs(drift.mu(i)) * power);
        }
        return best == 0 ? OptionalDouble.empty() : OptionalDouble.of(delta * best);
    }

    /** The minimiser of T_G over {@code 10^(k/10) / d}, k integer, to four significant digits; empty if it is finite nowhere. */
    public static OptionalDouble optimal(Problem problem) {
        return BEST.get(problem, StepSizes::best);
    }

    private static OptionalDouble best(Problem problem) {
        MeanDynamics map = new MeanDynamics(problem);
        GammaGrid grid = new GammaGrid(problem.dimension(), new MeanSteps(map), CHEAP);
        for (EscapeClock clock : map.clocks()) {
            Integer best = grid.best(grid.nearest(clock.scale()));
            if (best != null) {
                double gamma = rounded(grid, best);
                // T_G itself is asked for next, and all that it takes is at hand.
                map.escapeStep(gamma);
                return OptionalDouble.of(gamma);
            }
        }
        return OptionalDouble.empty();
    }

    private record MeanSteps(MeanDynamics map) implements GammaGrid.EscapeSteps {
        @Override
        public double at(double gamma, double most) {
            return map.escapeStep(gamma, most);
        }

        @Override
        public boolean growBelow(double gamma) {
            return map.clocks().stream().allMatch(clock -> clock.linear(gamma));
        }
    }

    /**
     * The minimiser of a median over {@code 10^(k/10) / d}, k integer, near a first guess, to four significant digits; empty if
     * it is finite nowhere there. What is found is kept, so that the median has to be the same function of the problem each time.
     *
     * @param guess positive
     */
    public static OptionalDouble fastest(Problem problem, double guess, Median median) {
        return FASTEST.get(problem, any -> {
            // Within twice the least median so far it shows whether a law whose median is below that is narrow.
            GammaGrid grid = new GammaGrid(
                    any.dimension(), (gamma, most) -> median.at(gamma, Math.min(2 * most, HORIZON)), DEAR);
            int first = grid.nearest(guess);
            grid.look(first);
            Integer best = grid.best(first);
            return best == null ? OptionalDouble.empty() : OptionalDouble.of(rounded(grid, best));
        });
    }

    private static double rounded(GammaGrid grid, int k) {
        return new BigDecimal(grid.gamma(k)).round(DIGITS).doubleValue();
    }
}
