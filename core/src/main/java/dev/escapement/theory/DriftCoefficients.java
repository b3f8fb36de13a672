package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.expansion.ZeroTest;
import java.util.List;
import java.util.stream.IntStream;

/** The coefficients {@code mu_i(eta)} of the drift, as the paper (arXiv 2510.21020) defines them. */
public final class DriftCoefficients {
    private DriftCoefficients() {}

    /**
     * The first coefficients.
     *
     * @param most how many
     * @return {@code mu_i} at index i - 1; exactly 0 where it vanishes within its error
     */
    public static List<Double> of(Model model, double eta, double dimension, int most) {
        Drift drift = DriftExpansion.drift(model, eta, dimension);
        return IntStream.rangeClosed(1, most).mapToObj(drift::mu).toList();
    }

    /**
     * The errors of the first coefficients, absolute; 0 where a closed form leaves rounding alone.
     *
     * @param most how many
     */
    public static List<Double> errors(Model model, double eta, double dimension, int most) {
        Drift drift = DriftExpansion.drift(model, eta, dimension);
        return IntStream.rangeClosed(1, most).mapToObj(drift::muError).toList();
    }

    /** Whether a coefficient exceeds its error a thousandfold; a smaller one may be rounding. */
    public static boolean settled(double mu, double error) {
        return ZeroTest.of(Math.abs(mu), error) == ZeroTest.NONZERO;
    }
}
