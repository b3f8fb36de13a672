package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The two policies that theory computes. */
final class StepSizes {
    /** Digits kept of the best gamma. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private StepSizes() {}

    /** {@code delta max_i |mu_i| d^-(i/2 v 1)} over the eligible i. */
    static double paper(Problem problem, double delta) {
        Drift drift = DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension());
        double best = 0;
        for (int i : drift.eligible(problem.escape().mode())) {
            double power = StrictMath.pow(problem.dimension(), -Math.max(i / 2.0, 1));
            best = Math.max(best, Math.abs(drift.mu(i)) * power);
        }
        if (best == 0) {
            throw noEscape(problem, "no coefficient of the drift leads out of the flat start");
        }
        return delta * best;
    }

    /** The minimiser of T_G over {@code 10^(k/10) / d}, k integer, to four significant digits. */
    static double optimal(Problem problem) {
        MeanMap map = new MeanMap(problem);
        if (map.clocks().isEmpty()) {
            throw noEscape(problem, "no coefficient of the drift leads out of the flat start");
        }
        GammaGrid grid = new GammaGrid(map, problem.dimension());
        for (EscapeClock clock : map.clocks()) {
            Integer best = grid.best(clock.scale());
            if (best != null) {
                return new BigDecimal(grid.gamma(best)).round(DIGITS).doubleValue();
            }
        }
        throw noEscape(problem, "the mean dynamics reach the threshold at no gamma");
    }

    private static NoFiniteEscapeException noEscape(Problem problem, String why) {
        Model model = problem.model();
        String eta =
                model.algorithm().usesEta() ? ", eta = " + Decimals.spell(problem.eta(), DIGITS.getPrecision()) : "";
        return new NoFiniteEscapeException("link " + model.link().name() + " with activation "
                + model.neuron().activation().name() + " under "
                + model.algorithm().name() + ", " + model.loss().label() + " loss, d = "
                + Decimals.spell(problem.dimension()) + eta + ": " + why
                + ", so there is no best gamma; give one with gamma policy law or values");
    }
}
