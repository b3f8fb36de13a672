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

/** The two policies that theory computes. */
public final class StepSizes {
    /** Digits kept of the best gamma. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    /** How many best rates are kept. */
    private static final int REMEMBERED = 1000;

    private static final Recent<Problem, OptionalDouble> BEST = new Recent<>(REMEMBERED);

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
        GammaGrid grid = new GammaGrid(map, problem.dimension());
        for (EscapeClock clock : map.clocks()) {
            Integer best = grid.best(clock.scale());
            if (best != null) {
                double gamma = new BigDecimal(grid.gamma(best)).round(DIGITS).doubleValue();
                // T_G itself is asked for next, and all that it takes is at hand.
                map.escapeStep(gamma);
                return OptionalDouble.of(gamma);
            }
        }
        return OptionalDouble.empty();
    }
}
