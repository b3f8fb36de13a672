package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where the inner learning rate, at a given dimension, switches the regime: Theorem 3.3 gives the best escape time as
 * {@code T(eta) = min_i mu_i(eta)^-2 d^((i-1) v 1)} over the eligible i, up to constants and logarithms; a crossover is an
 * eta at which the order i that attains the minimum changes.
 *
 * <p>he3/he3 alternating: {@code mu_2 = 9 eta}, {@code mu_3 = 1/2}: one crossover, at {@code eta = d^(-1/2) / 18}.
 */
public record RateCrossovers(Model model, OverlapMode mode) {
    private static final int CELLS = 64;
    private static final int HALVINGS = 40;

    /**
     * The crossovers between two learning rates, ascending.
     *
     * @param from positive
     * @param to larger than {@code from}
     */
    public List<Double> between(double from, double to, double dimension) {
        List<Double> found = new ArrayList<>();
        double step = StrictMath.log(to / from) / CELLS;
        double low = from;
        OptionalInt below = order(low, dimension);
        for (int k = 1; k <= CELLS; k++) {
            double high = from * StrictMath.exp(k * step);
            OptionalInt above = order(high, dimension);
            if (below.isPresent() && above.isPresent() && !below.equals(above)) {
                found.add(crossover(low, high, below, dimension));
            }
            low = high;
            below = above;
        }
        return found;
    }

    private double crossover(double low, double high, OptionalInt below, double dimension) {
        double left = low;
        double right = high;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = Math.sqrt(left * right);
            if (order(middle, dimension).equals(below)) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return Math.sqrt(left * right);
    }

    /** The order that attains the minimum; empty if none is eligible. */
    private OptionalInt order(double eta, double dimension) {
        Drift drift = DriftExpansion.drift(model, eta, dimension);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i : drift.eligible(mode)) {
            double steps = Math.max(i - 1, 1) * StrictMath.log(dimension) - 2 * StrictMath.log(Math.abs(drift.mu(i)));
            if (steps < least) {
                least = steps;
                best = i;
            }
        }
        return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
